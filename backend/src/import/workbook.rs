//! A list's rows, as our columns.

use std::sync::Arc;

use bytes::Bytes;
use contract::import::{ImportKind, ImportSource};
use contract::{limit, text};

use super::archive::bad;
use super::book::{Book, Grid, Hidden, Sheet};
use super::cell::Cell;
use super::guide;
use super::line::{ColumnPositions, Line};
use super::matching::{self, Layout};
use super::options::ImportOptions;
use super::template;
use crate::platform::failure::Failure;

/// Sheets whose headings are looked at.
const SHEETS: usize = 20;
/// Rows that are looked at to choose a sheet.
const LOOK: u32 = 60;
/// Rows below the headings that may say how to fill in the columns.
const GUIDES: u32 = 3;
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
    /// Rows and columns with something in them that nobody sees.
    pub hidden: u32,
    /// What whoever sent the list must know of how it was read.
    pub notes: Vec<String>,
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
    let mut sheets = book.sheets();
    // What people see stands first.
    sheets.sort_by_key(|sheet| sheet.hidden);
    let more = sheets.len().saturating_sub(SHEETS);
    sheets.truncate(SHEETS);
    let (best, other) = choose(kind, &mut book, &sheets)?;
    let sheet = match &options.sheet {
        Some(asked) => sheets.iter().find(|s| s.name == *asked),
        None => best.map(|best| &sheets[best]),
    };
    let sheet = sheet.ok_or_else(|| match &options.sheet {
        Some(_) => Failure::field("sheet", "unknown", "表格中没有这个工作表，请重新选择。"),
        None => bad("表格中没有工作表，请重新选择文件。"),
    })?;
    let sheet = sheet.name.clone();
    let mut notes: Vec<String> = Vec::new();
    for other in other
        .iter()
        .map(|i| &sheets[*i])
        .filter(|other| other.name != sheet)
    {
        let (name, why) = (
            &other.name,
            if other.hidden {
                "已隐藏"
            } else {
                "中也有可导入的内容"
            },
        );
        notes.push(format!(
            "工作表“{name}”{why}，没有读取；现在读取的是“{sheet}”。如需导入，请另选工作表。"
        ));
    }
    if more > 0 {
        notes.push(format!(
            "工作表过多，最后{more}个没有查看，请把要导入的工作表移到前面。"
        ));
    }
    let mut grid = book.grid(&sheet, u32::MAX)?;
    drop(book);
    if options.hidden {
        grid.hidden = Hidden::default();
    }
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
    let columns = matching::hidden(&grid, &layout);
    let read = lines(kind, &mut grid, &layout, &places)?;
    let Read {
        lines,
        skipped,
        hidden,
        guides,
    } = read;
    if !guides.is_empty() {
        notes.push(format!("第{}行是填写说明，已略过。", numbers(&guides)));
    }
    let how = "如需导入，请取消隐藏和筛选后重新选择文件，或选择一并导入。";
    if !hidden.is_empty() {
        let (count, rows) = (hidden.len(), numbers(&hidden));
        notes.push(format!(
            "有{count}行被隐藏或筛选掉，没有读取：第{rows}行。{how}"
        ));
    }
    if !columns.is_empty() {
        notes.push(format!("{}被隐藏，没有读取。{how}", columns.join("、")));
    }
    let count = hidden.len() + columns.len();
    if lines.is_empty() && hidden.is_empty() && layout.columns.iter().any(Option::is_some) {
        let next = layout.first + 1;
        return Err(bad(format!(
            "表格中没有可导入的内容，请在表头下方从第{next}行开始填写。"
        )));
    }
    Ok(Table {
        sheets: sheets.into_iter().map(|sheet| sheet.name).collect(),
        sheet,
        header: layout.header + 1,
        sources,
        places,
        lines,
        skipped,
        hidden: u32::try_from(count).unwrap_or(u32::MAX),
        notes,
    })
}

/// Of the sheets that people see the one whose headings match best, the first of equals that holds anything; and all
/// that could be meant as well.
fn choose(
    kind: ImportKind,
    book: &mut Book,
    sheets: &[Sheet],
) -> Result<(Option<usize>, Vec<usize>), Failure> {
    if sheets.len() < 2 {
        return Ok((sheets.first().map(|_| 0), Vec::new()));
    }
    // How well the headings match, whether there is anything below them, and the place.
    let mut found: Vec<(u32, bool, usize)> = Vec::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let grid = book.grid(&sheet.name, LOOK)?;
        if let Some(layout) = matching::find(kind, &grid, None) {
            let filled = grid.rows.range(layout.first..).next().is_some();
            found.push((layout.score, filled, place));
        }
    }
    let seen = || found.iter().filter(|(_, _, place)| !sheets[*place].hidden);
    let best = seen().map(|(score, ..)| *score).max().unwrap_or_default();
    // A column more or less, or a hidden one, is no better list.
    let near = || seen().filter(|(score, ..)| score * 5 >= best * 4);
    let first = near().find(|(_, filled, _)| *filled).or(near().next());
    let others = found
        .iter()
        .filter(|(score, filled, _)| *filled && *score > 0 && score * 2 >= best);
    let others = others.map(|(_, _, place)| *place).collect();
    Ok((Some(first.map_or(0, |(_, _, place)| *place)), others))
}

/// `3、5、7`, the first ten of them.
fn numbers(rows: &[u32]) -> String {
    let some: Vec<String> = rows.iter().take(10).map(u32::to_string).collect();
    let more = if rows.len() > 10 { "等" } else { "" };
    some.join("、") + more
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

/// What became of a sheet's rows; rows as programs count them.
#[derive(Default)]
struct Read {
    lines: Vec<Line>,
    skipped: u32,
    hidden: Vec<u32>,
    /// Rows that say how to fill in the columns.
    guides: Vec<u32>,
}

fn lines(
    kind: ImportKind,
    grid: &mut Grid,
    layout: &Layout,
    places: &Arc<ColumnPositions>,
) -> Result<Read, Failure> {
    let mut read = Read::default();
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
            read.skipped += 1;
            continue;
        }
        if grid.hidden.rows.contains(&row) {
            read.hidden.push(row + 1);
            continue;
        }
        if read.lines.is_empty() && row < layout.first + GUIDES && guide::is_one(kind, &ours) {
            read.guides.push(row + 1);
            continue;
        }
        if read.lines.len() == limit::WORKBOOK_ROWS {
            return Err(bad(format!(
                "一次最多导入{}行，请分成几个表格导入。",
                limit::WORKBOOK_ROWS
            )));
        }
        read.lines.push(Line::new(row + 1, ours, places.clone()));
    }
    Ok(read)
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
        "填写说明",
        "填报说明",
        "填写要求",
        "填报要求",
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
