//! CSV: commas, tabs or semicolons; UTF-8, UTF-16 or GBK.

use std::borrow::Cow;

use calamine::DataRef;
use contract::limit;
use encoding_rs::{Encoding, GB18030, UTF_8};

use super::{Grid, WIDTH, bad};
use crate::import::cell::Cell;
use crate::platform::failure::Failure;

/// Rows of headings and remarks besides those that can be imported.
const MORE: usize = 1_000;

pub fn read(bytes: &[u8]) -> Result<Grid, Failure> {
    let text = decoded(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    let (given, text) = said(&text);
    let start = text.trim_start();
    if start.starts_with('<') {
        return Err(bad(
            "这是网页格式的文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。",
        ));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(given.unwrap_or_else(|| delimiter(text)))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    // Lines before the record, and those that end inside of cells: a row is then more lines than one.
    let (mut seen, mut lines, mut inside) = (0, 0, 0);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                tracing::debug!(%error, "a CSV cannot be read");
                return Err(unknown());
            }
        }
        // The reader passes over empty lines, which programs count.
        let begins = record.position().map_or(0, csv::Position::byte) as usize;
        let rest = &text.as_bytes()[begins.min(text.len())..];
        let empty = rest.iter().take_while(|b| **b == b'\n').count();
        let begins = (begins + empty).min(text.len());
        lines += ends(&text.as_bytes()[seen..begins]);
        seen = begins;
        let row = u32::try_from(lines.saturating_sub(inside)).unwrap_or(u32::MAX);
        if grid.rows.len() > limit::WORKBOOK_ROWS + MORE {
            return Err(bad(format!(
                "一次最多导入{}行，请分成几个表格导入。",
                limit::WORKBOOK_ROWS
            )));
        }
        for (column, field) in record.iter().enumerate().take(WIDTH as usize) {
            inside += ends(field.as_bytes());
            grid.put(row, column as u32, cell(field))?;
        }
    }
    Ok(grid)
}

/// `sep=;` in the first line tells spreadsheet programs what parts the cells; they don't show it.
fn said(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let plain = first.trim_matches('"').to_ascii_lowercase();
    match plain.strip_prefix("sep=").map(str::as_bytes) {
        Some([sign]) => (Some(*sign), rest),
        _ => (None, text),
    }
}

/// As spreadsheet programs show it: `="0431"` is a text that keeps its zero, other formulas are computed, which is
/// not for us to guess.
fn cell(field: &str) -> Cell {
    let text = field
        .trim()
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .map(|text| text.replace("\"\"", "\u{0}"))
        .filter(|text| !text.contains('"'))
        .map(|text| text.replace('\u{0}', "\""));
    match text {
        Some(text) => Cell::of(&DataRef::SharedString(&text)),
        None if field.trim_start().starts_with('=') => Cell::uncomputed(),
        None => Cell::of(&DataRef::SharedString(field)),
    }
}

fn ends(text: &[u8]) -> usize {
    text.iter().filter(|b| **b == b'\n').count()
}

/// By its mark, or as UTF-8, or else as GB18030, of which GBK is a part.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Failure> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, bad) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if bad { Err(unknown()) } else { plain(text) };
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return plain(text);
    }
    let text = GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(unknown)?;
    plain(text)
}

/// What has other control characters is no text.
fn plain(text: Cow<'_, str>) -> Result<Cow<'_, str>, Failure> {
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}');
    if text.chars().take(2_000).any(strange) {
        return Err(unknown());
    }
    Ok(text)
}

/// What the first lines have most of.
fn delimiter(text: &str) -> u8 {
    let count = |sign: u8| {
        let lines = text.lines().take(20);
        lines
            .map(|l| l.bytes().filter(|b| *b == sign).count())
            .sum::<usize>()
    };
    // Of equals the last counts.
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

fn unknown() -> Failure {
    bad(
        "只能导入 Excel、WPS 表格（.xlsx、.xls、.et）和 CSV 文件。其他文件请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。",
    )
}
