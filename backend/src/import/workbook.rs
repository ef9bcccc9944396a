//! A list's rows, as our columns.

use std::sync::Arc;

use bytes::Bytes;
use contract::import::{ImportKind, ImportSource};
use contract::{limit, text};

use super::archive::bad;
use super::book::{Book, Grid};
use super::cell::Cell;
use super::line::{ColumnPositions, Line};
use super::matching::{self, Layout};
use super::options::ImportOptions;
use super::template;
use crate::platform::failure::Failure;

/// Sheets whose headings are looked at.
const SHEETS: usize = 20;
/// Rows that are looked at to choose a sheet.
const LOOK: u32 = 60;
/// Cells filled from those merged above them.
const FILLED: usize = 200_000;

/// What a list holds.
pub struct Table {
    pub sheets: Vec<String>,
    pub sheet: String,
    /// As programs count.
    pub header: u32,
    pub sources: Vec<ImportSource>,
    pub places: Arc<ColumnPositions>,
    pub lines: Vec<Line>,
    pub skipped: u32,
}

pub async fn read(
    kind: ImportKind,
    bytes: Bytes,
    options: &ImportOptions,
) -> Result<Table, Failure> {
    let options = options.clone();
    tokio::task::spawn_blocking(move || parse(kind, bytes, &options))
        .await
        // The parser met what its author didn't think of.
        .unwrap_or_else(|error| {
            tracing::warn!(%error, "a list cannot be read");
            Err(bad(
                "表格无法读取，可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。",
            ))
        })
}

fn parse(kind: ImportKind, bytes: Bytes, options: &ImportOptions) -> Result<Table, Failure> {
    let mut book = Book::open(bytes)?;
    let sheets: Vec<String> = book.sheets().into_iter().take(SHEETS).collect();
    let sheet = match &options.sheet {
        Some(asked) => sheets.iter().find(|s| *s == asked).cloned(),
        None => best(kind, &mut book, &sheets)?,
    };
    let sheet = sheet.ok_or_else(|| match &options.sheet {
        Some(_) => Failure::field("sheet", "unknown", "表格中没有这个工作表，请重新选择。"),
        None => bad("表格中没有工作表，请重新选择文件。"),
    })?;
    let mut grid = book.grid(&sheet, u32::MAX)?;
    drop(book);
    let mut layout = matching::find(kind, &grid, options.header)
        .ok_or_else(|| bad("表格中没有可导入的内容，请在表头下方逐行填写。"))?;
    if let Some(pairs) = &options.columns {
        layout.columns = vec![None; kind.columns().len()];
        for (ours, theirs) in pairs {
            layout.columns[*ours] = Some(*theirs);
        }
    }
    fill(&mut grid, layout.first);
    let sources = matching::sources(&grid, &layout);
    let places = Arc::new(ColumnPositions::new(kind, layout.columns.clone()));
    let (lines, skipped) = lines(kind, &mut grid, &layout, &places)?;
    if lines.is_empty() && layout.columns.iter().any(Option::is_some) {
        let next = layout.first + 1;
        return Err(bad(format!(
            "表格中没有可导入的内容，请在表头下方从第{next}行开始填写。"
        )));
    }
    Ok(Table {
        sheets,
        sheet,
        header: layout.header + 1,
        sources,
        places,
        lines,
        skipped,
    })
}

/// The sheet whose headings match best, the first of equals that holds anything.
fn best(kind: ImportKind, book: &mut Book, sheets: &[String]) -> Result<Option<String>, Failure> {
    if sheets.len() < 2 {
        return Ok(sheets.first().cloned());
    }
    let mut found: Option<(u32, &String)> = None;
    for sheet in sheets {
        let grid = book.grid(sheet, LOOK)?;
        if let Some(layout) = matching::find(kind, &grid, None)
            && found
                .as_ref()
                .is_none_or(|(score, _)| layout.score > *score)
        {
            found = Some((layout.score, sheet));
        }
    }
    Ok(found.map(|(_, sheet)| sheet).or(sheets.first()).cloned())
}

/// What is merged over several rows stands in each of them.
fn fill(grid: &mut Grid, first: u32) {
    let mut left = FILLED;
    for merged in std::mem::take(&mut grid.merged) {
        if merged.top < first || merged.bottom == merged.top {
            continue;
        }
        let Some(cell) = grid.cell(merged.top, merged.left).cloned() else {
            continue;
        };
        let rows = grid.rows.range_mut(merged.top + 1..=merged.bottom);
        for (_, row) in rows.take(left) {
            row.entry(merged.left).or_insert_with(|| cell.clone());
            left -= 1;
        }
    }
}

fn lines(
    kind: ImportKind,
    grid: &mut Grid,
    layout: &Layout,
    places: &Arc<ColumnPositions>,
) -> Result<(Vec<Line>, u32), Failure> {
    let mut lines = Vec::new();
    let mut skipped = 0;
    for (row, mut cells) in grid.rows.split_off(&layout.first) {
        let whole = cells.len();
        let begins = cells.values().next().map(|c| c.text.clone());
        let mut taken = |column: &Option<u32>| column.and_then(|c| cells.remove(&c));
        let ours: Vec<Cell> = layout
            .columns
            .iter()
            .map(|column| taken(column).unwrap_or_default())
            .collect();
        let filled = ours.iter().filter(|c| !c.is_empty()).count();
        if filled == 0 {
            continue;
        }
        let begins = begins.unwrap_or_default();
        let same = |i: usize| {
            layout.columns[i]
                .and_then(|c| layout.headings.get(&c))
                .is_some_and(|h| *h == ours[i].text)
        };
        let again = filled > 1 && (0..ours.len()).filter(|i| !ours[*i].is_empty()).all(same);
        if again || is_remark(&begins, whole) || template::is_example(kind, &ours) {
            skipped += 1;
            continue;
        }
        if lines.len() == limit::WORKBOOK_ROWS {
            return Err(bad(format!(
                "一次最多导入{}行，请分成几个表格导入。",
                limit::WORKBOOK_ROWS
            )));
        }
        lines.push(Line::new(row + 1, ours, places.clone()));
    }
    Ok((lines, skipped))
}

/// An example left in, or what stands below a list.
fn is_remark(begins: &str, cells: usize) -> bool {
    let text = text::half_width(begins);
    let text = text.trim_start_matches(['(', '[', '【']);
    let example = ["示例", "例如", "例:", "样例", "填写示例", "填表示例"];
    let below = [
        "注:",
        "备注:",
        "说明:",
        "填表说明",
        "填表人",
        "填报人",
        "填报单位",
        "填报日期",
        "合计",
        "总计",
        "审核人",
        "联系电话:",
        "联系人:",
    ];
    example.iter().any(|w| text.starts_with(w))
        || cells <= 4 && below.iter().any(|w| text.starts_with(w))
}
