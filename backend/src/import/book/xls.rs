//! Workbooks of before 2007, and those of WPS that are built alike.

use std::io::{Cursor, Read};

use bytes::Bytes;
use calamine::{DataRef, Reader, Xls, XlsError, XlsOptions};

use super::{Grid, bad, unreadable};
use crate::import::cell::Cell;
use crate::platform::failure::Failure;

pub type Book = Xls<Cursor<Bytes>>;

/// The parser lays out a whole rectangle of cells: this many of all sheets together.
const AREA: u64 = 4_000_000;
const WORKBOOK: u64 = 64 * 1024 * 1024;

pub fn open(bytes: Bytes) -> Result<Book, Failure> {
    check(&bytes)?;
    Xls::new_with_options(Cursor::new(bytes), XlsOptions::default()).map_err(refused)
}

pub fn sheets(book: &Book) -> Vec<String> {
    book.sheet_names()
}

pub fn grid(book: &mut Book, sheet: &str, most: u32) -> Result<Grid, Failure> {
    let mut grid = Grid::default();
    grid.merge(book.merge_cells_by_sheet_name(sheet).map_err(refused)?);
    let range = book.worksheet_range(sheet).map_err(refused)?;
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

/// Refuses what is locked, what is no workbook, and what the parser would lay out too large.
fn check(bytes: &Bytes) -> Result<(), Failure> {
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
    Ok(())
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
