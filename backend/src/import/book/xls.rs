//! Workbooks of before 2007, and those of WPS that are built alike.

use std::io::{Cursor, Read};

use bytes::Bytes;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xls, XlsError, XlsOptions};

use super::{Grid, Hidden, Sheet, WIDTH, bad, unreadable};
use crate::import::cell::Cell;
use crate::platform::failure::Failure;

pub struct Book {
    cells: Xls<Cursor<Bytes>>,
    /// Of each sheet, in the workbook's order.
    hidden: Vec<Hidden>,
}

/// The parser lays out a whole rectangle of cells: this many of all sheets together.
const AREA: u64 = 4_000_000;
const WORKBOOK: u64 = 64 * 1024 * 1024;

pub fn open(bytes: Bytes) -> Result<Book, Failure> {
    let hidden = check(&bytes)?;
    let cells = Xls::new_with_options(Cursor::new(bytes), XlsOptions::default());
    let cells = cells.map_err(refused)?;
    Ok(Book { cells, hidden })
}

pub fn sheets(book: &Book) -> Vec<Sheet> {
    let all = book.cells.sheets_metadata().iter();
    all.filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| Sheet {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect()
}

pub fn grid(book: &mut Book, sheet: &str, most: u32) -> Result<Grid, Failure> {
    let mut grid = Grid::default();
    let place = book.cells.sheet_names().iter().position(|s| s == sheet);
    grid.hidden = place
        .and_then(|place| book.hidden.get(place).cloned())
        .unwrap_or_default();
    let cells = &mut book.cells;
    grid.merge(cells.merge_cells_by_sheet_name(sheet).map_err(refused)?);
    let range = cells.worksheet_range(sheet).map_err(refused)?;
    let Some((top, left)) = range.start() else {
        return Ok(grid);
    };
    for (row, column, data) in range.used_cells() {
        let (row, column) = (row as u32 + top, column as u32 + left);
        if row >= most {
            break;
        }
        grid.put(row, column, Cell::of(&borrowed(data)))?;
    }
    Ok(grid)
}

fn borrowed(data: &calamine::Data) -> DataRef<'_> {
    use calamine::Data;
    match data {
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::String(s) => DataRef::SharedString(s),
        Data::Bool(b) => DataRef::Bool(*b),
        Data::DateTime(at) => DataRef::DateTime(*at),
        Data::DateTimeIso(s) => DataRef::DateTimeIso(s.clone()),
        Data::DurationIso(s) => DataRef::DurationIso(s.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Refuses what is locked, what is no workbook, and what the parser would lay out too large. Gives what each sheet
/// hides.
fn check(bytes: &Bytes) -> Result<Vec<Hidden>, Failure> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.clone())).map_err(|_| unreadable())?;
    if file.exists("/EncryptedPackage") {
        return Err(bad("表格设有打开密码，请取消密码后另存再导入。"));
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"]
        .into_iter()
        .find(|name| file.is_stream(name))
        .ok_or_else(|| {
            bad("这不是 Excel 或 WPS 的表格，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。")
        })?;
    let stream = file.open_stream(name).map_err(|_| unreadable())?;
    let mut content = Vec::new();
    stream
        .take(WORKBOOK)
        .read_to_end(&mut content)
        .map_err(|_| unreadable())?;
    if area(&content)? > AREA {
        return Err(bad("表格范围过大，请把数据复制到新的表格中再导入。"));
    }
    Ok(hidden(&content))
}

/// Records of rows and columns say whether they are hidden; the list of sheets says where each one's begin.
fn hidden(content: &[u8]) -> Vec<Hidden> {
    let two = |at: usize| {
        let bytes = content.get(at..at + 2)?.try_into().ok()?;
        Some(u16::from_le_bytes(bytes))
    };
    let mut begins: Vec<usize> = Vec::new();
    let mut all: Vec<Hidden> = Vec::new();
    let (mut at, mut sheet) = (0, None);
    while let (Some(kind), Some(length)) = (two(at), two(at + 2)) {
        if let Some(found) = begins.iter().position(|begin| *begin == at) {
            sheet = Some(found);
        }
        let body = at + 4;
        let hides = sheet.and_then(|sheet: usize| all.get_mut(sheet));
        match (kind, hides) {
            // BOUNDSHEET
            (0x85, _) => {
                let place = content.get(body..body + 4).and_then(|b| b.try_into().ok());
                begins.push(place.map_or(0, u32::from_le_bytes) as usize);
                all.push(Hidden::default());
            }
            // ROW: its number, and a bit of the options.
            (0x208, Some(hides)) => {
                if let (Some(row), Some(options)) = (two(body), two(body + 12))
                    && options & 0x20 != 0
                {
                    hides.rows.insert(row.into());
                }
            }
            // COLINFO: the first, the last, the width, the format, and a bit of the options.
            (0x7d, Some(hides)) => {
                if let (Some(from), Some(to), Some(width), Some(options)) =
                    (two(body), two(body + 2), two(body + 4), two(body + 8))
                    && (options & 1 != 0 || width == 0)
                {
                    let to = u32::from(to).min(WIDTH - 1);
                    hides.columns.extend(u32::from(from)..=to);
                }
            }
            _ => {}
        }
        at = body + usize::from(length);
    }
    all
}

/// The rectangles that hold the sheets' cells, together. Records: kind and length, two bytes each.
fn area(content: &[u8]) -> Result<u64, Failure> {
    let two = |at: usize| {
        Some(u16::from_le_bytes([
            *content.get(at)?,
            *content.get(at + 1)?,
        ]))
    };
    let (mut at, mut whole) = (0, 0_u64);
    // First and last row, first and last column.
    let mut sheet: Option<(u16, u16, u16, u16)> = None;
    let size = |sheet: Option<(u16, u16, u16, u16)>| {
        sheet.map_or(0, |(top, bottom, left, right)| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        })
    };
    while let (Some(kind), Some(length)) = (two(at), two(at + 2)) {
        let body = at + 4;
        let length = usize::from(length);
        match kind {
            // FILEPASS
            0x2f => return Err(bad("表格设有打开密码，请取消密码后另存再导入。")),
            // BOF: the next sheet.
            0x809 | 0x409 | 0x209 | 0x9 => {
                whole += size(sheet.take());
            }
            // Cells: FORMULA, BLANK, MULRK, MULBLANK, LABELSST, NUMBER, LABEL, BOOLERR, RK and older ones.
            0x6
            | 0x206
            | 0x406
            | 0x201
            | 0xbd
            | 0xbe
            | 0xfd
            | 0x203
            | 0x204
            | 0x205
            | 0x27e
            | 0x7e
            | 0xd6
            | 0x1..=0x5 => {
                if let (Some(row), Some(left)) = (two(body), two(body + 2)) {
                    // Those of several cells end with their last column.
                    let right = match kind {
                        0xbd | 0xbe if length > 6 => two(body + length - 2).unwrap_or(left),
                        _ => left,
                    };
                    let (low, high) = (left.min(right), left.max(right));
                    let (a, b, c, d) = sheet.unwrap_or((row, row, low, high));
                    sheet = Some((a.min(row), b.max(row), c.min(low), d.max(high)));
                }
            }
            _ => {}
        }
        at = body + length;
    }
    Ok(whole + size(sheet))
}

fn refused(error: XlsError) -> Failure {
    tracing::debug!(%error, "an old workbook cannot be read");
    unreadable()
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn each_sheet_hides_its_own_rows_and_columns() {
        let record = |kind: u16, body: &[u8]| {
            let length = body.len() as u16;
            [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
        };
        let row = |number: u8, options: u8| {
            let mut body = [0; 16];
            (body[0], body[12]) = (number, options);
            record(0x208, &body)
        };
        // From column 3 to 5, of a width, hidden or not.
        let columns =
            |width: u8, options: u8| record(0x7d, &[3, 0, 5, 0, width, 0, 0, 0, options, 0]);
        let head = 2 * record(0x85, &[0; 8]).len() as u8;
        let begin = record(0x809, &[0; 4]);
        let first = [begin.clone(), row(4, 0x20), row(5, 0x40), columns(9, 0)].concat();
        let second = [begin, row(7, 0x60), columns(0, 0)].concat();
        let at = |place: u8| record(0x85, &[place, 0, 0, 0, 0, 0, 0, 0]);
        let book = [at(head), at(head + first.len() as u8), first, second].concat();
        let found = hidden(&book);
        let rows: Vec<Vec<u32>> = found
            .iter()
            .map(|h| h.rows.iter().copied().collect())
            .collect();
        let columns: Vec<usize> = found.iter().map(|h| h.columns.len()).collect();
        assert_eq!((rows, columns), (vec![vec![4], vec![7]], vec![0, 3]));
    }
}
