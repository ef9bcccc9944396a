//! The first sheet of an XLSX, row by row, and only as much of it as an import may hold.

use std::collections::BTreeMap;
use std::io::Cursor;

use bytes::Bytes;
use calamine::{Reader, Xlsx, XlsxError};
use contract::import::ImportKind;
use contract::{limit, text};
use tokio::sync::Semaphore;

use super::archive::{self, bad};
use super::cell::Cell;
use super::line::{Line, address, letters};
use crate::http::failure::Failure;

/// One workbook is read at a time: memory stays small.
static PLACE: Semaphore = Semaphore::const_new(1);
/// All texts of the cells together, bytes.
const TEXTS: usize = 12 * 1024 * 1024;

/// The rows that hold something.
pub async fn read(kind: ImportKind, bytes: Bytes) -> Result<Vec<Line>, Failure> {
    let _place = PLACE.acquire().await.map_err(Failure::internal)?;
    tokio::task::spawn_blocking(move || {
        archive::check(&bytes)?;
        parse(kind, bytes)
    })
    .await
    // The parser met what its author didn't think of.
    .unwrap_or_else(|error| {
        tracing::warn!(%error, "a workbook cannot be read");
        Err(unreadable())
    })
}

fn parse(kind: ImportKind, bytes: Bytes) -> Result<Vec<Line>, Failure> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheet = book.sheet_names().first().cloned().ok_or_else(unreadable)?;
    let merged = book.merge_cells_by_sheet_name(&sheet).map_err(refused)?;
    if let Some(first) = merged.iter().map(|m| m.start).min() {
        let at = address(first.1 as usize, first.0 + 1);
        return Err(bad(format!(
            "{at}处有合并的单元格，请取消合并、把每一格分别填好后再导入。"
        )));
    }
    let width = kind.headings().len();
    let mut head: BTreeMap<u32, Cell> = BTreeMap::new();
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let mut texts = 0;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(refused)?;
    while let Some(found) = cells.next_cell().map_err(refused)? {
        let (row, column) = found.get_position();
        if row > 0 && column as usize >= width {
            continue;
        }
        let cell = Cell::of(found.get_value());
        if cell.is_empty() {
            continue;
        }
        texts += cell.text.len();
        if texts > TEXTS {
            return Err(bad("表格内容过多，请分成几个表格导入。"));
        }
        if row == 0 {
            if head.len() > width + 50 {
                return Err(bad("表头的列数过多，请使用下载的模板填写。"));
            }
            head.insert(column, cell);
            continue;
        }
        rows.entry(row)
            .or_insert_with(|| vec![Cell::default(); width])[column as usize] = cell;
        if rows.len() > limit::WORKBOOK_ROWS {
            return Err(bad(format!(
                "一次最多导入{}行，请分成几个表格导入。",
                limit::WORKBOOK_ROWS
            )));
        }
    }
    check_head(kind, &head)?;
    if rows.is_empty() {
        return Err(bad("表格中没有可导入的内容，请从第2行开始填写。"));
    }
    let lines = rows.into_iter().map(|(row, cells)| {
        let mut line = Line::new(row + 1, cells);
        line.check_required(kind);
        line
    });
    Ok(lines.collect())
}

/// The headings must stand in the first row, in their order.
fn check_head(kind: ImportKind, head: &BTreeMap<u32, Cell>) -> Result<(), Failure> {
    let same = |a: &str, b: &str| text::searchable(a) == text::searchable(b);
    for (column, expected) in kind.headings().iter().enumerate() {
        let found = head.get(&(column as u32)).map_or("", |c| c.text.as_str());
        if !same(found, expected) {
            let at = address(column, 1);
            let found = if found.is_empty() {
                "空".to_owned()
            } else {
                format!("“{}”", found.chars().take(30).collect::<String>())
            };
            return Err(bad(format!(
                "表头{at}应为“{expected}”，现为{found}。请使用下载的{}模板，不要增删、移动或修改表头。",
                kind.label()
            )));
        }
    }
    if let Some((column, cell)) = head.range(kind.headings().len() as u32..).next() {
        let shown: String = cell.text.chars().take(30).collect();
        return Err(bad(format!(
            "{}列“{shown}”不在模板中，请删除此列后再导入。",
            letters(*column as usize)
        )));
    }
    Ok(())
}

fn refused(error: XlsxError) -> Failure {
    tracing::debug!(%error, "a workbook cannot be read");
    unreadable()
}

fn unreadable() -> Failure {
    bad("表格无法读取，可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。")
}
