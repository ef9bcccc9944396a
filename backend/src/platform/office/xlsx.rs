//! Workbooks: a title over a table, ready to be printed on A4 landscape.
//!
//! No text ever becomes a formula. Texts are written as strings, and those that begin like a formula
//! carry Excel's own mark for text, so that they stay text also when somebody edits the cell. A CSV
//! saved from the workbook has no such marks; therefore a text that would *do* something there also
//! gets an apostrophe before it (`'=1+1`), as the usual advice is. Plain numbers, telephones and
//! dashes (`-`, `+86 431-8890`) cannot do anything and stay as they are.

mod cell;
mod dress;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Error, text};
use dress::Dress;

pub use cell::Cell;

/// A workbook of several sheets.
#[derive(Debug)]
pub struct Book {
    title: String,
    author: String,
    sheets: Vec<Sheet>,
}

impl Book {
    /// Title and author are the document's properties.
    pub fn new(title: &str, author: &str) -> Self {
        Self {
            title: text::one_line(title),
            author: text::one_line(author),
            sheets: Vec::new(),
        }
    }

    pub fn sheet(mut self, sheet: Sheet) -> Self {
        self.sheets.push(sheet);
        self
    }

    /// The file: the same book always gives the same bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        self.write().map_err(|error| Error::new("xlsx", error))
    }

    fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let long_ago = ExcelDateTime::from_ymd(2020, 1, 1)?;
        let properties = DocProperties::new()
            .set_title(&self.title)
            .set_author(&self.author)
            .set_creation_datetime(&long_ago);
        book.set_properties(&properties);
        let dress = Dress::new();
        let mut taken = Vec::new();
        for sheet in &self.sheets {
            let name = sheet_name(&sheet.name, &taken);
            let page = book.add_worksheet();
            page.set_name(&name)?;
            taken.push(name.to_lowercase());
            sheet.write(page, &dress)?;
        }
        if self.sheets.is_empty() {
            book.add_worksheet();
        }
        book.save_to_buffer()
    }
}

/// One table with its title and what is said above and below it.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    name: String,
    title: String,
    notes: Vec<String>,
    columns: Vec<(String, f64)>,
    rows: Vec<Vec<Cell>>,
    remarks: Vec<String>,
}

impl Sheet {
    /// Its name on the tab: what Excel refuses is replaced, at most 31 characters stay.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// The merged row at the top.
    pub fn title(mut self, title: &str) -> Self {
        self.title = text::one_line(title);
        self
    }

    /// A merged row between title and table: 填报单位（盖章）：… .
    pub fn note(mut self, note: &str) -> Self {
        self.notes.push(text::one_line(note));
        self
    }

    /// The next column, its width in half-width characters (a Chinese one takes two).
    pub fn column(mut self, head: &str, width: f64) -> Self {
        self.columns.push((head.to_owned(), width));
        self
    }

    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.push(cells);
        self
    }

    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// A merged row below the table: the version and its digest, say.
    pub fn remark(mut self, remark: &str) -> Self {
        self.remarks.push(text::one_line(remark));
        self
    }

    /// Room for every line of the row: programs other than Excel do not look for it themselves.
    fn height(&self, cells: &[Cell]) -> f64 {
        let lines = self
            .columns
            .iter()
            .zip(cells)
            .map(|((_, width), cell)| cell.lines(*width));
        (lines.max().unwrap_or(1) as f64 * 15.0 + 6.0).min(409.0)
    }

    fn write(&self, page: &mut Worksheet, dress: &Dress) -> Result<(), XlsxError> {
        let last = u16::try_from(self.columns.len().max(1) - 1).unwrap_or(u16::MAX);
        for (column, (_, width)) in (0..).zip(&self.columns) {
            page.set_column_width(column, *width)?;
        }
        let mut row = 0;
        if !self.title.is_empty() {
            across(page, row, last, &self.title, &dress.title)?;
            page.set_row_height(row, 36)?;
            row += 1;
        }
        for note in &self.notes {
            across(page, row, last, note, &dress.note)?;
            page.set_row_height(row, 21)?;
            row += 1;
        }
        let head = row;
        for (column, (text, _)) in (0..).zip(&self.columns) {
            cell::write_text(page, head, column, text, &dress.head, &dress.head)?;
        }
        let heads: Vec<Cell> = self
            .columns
            .iter()
            .map(|(head, _)| Cell::text(head))
            .collect();
        page.set_row_height(head, self.height(&heads) + 4.0)?;
        for cells in &self.rows {
            row += 1;
            for column in 0..=last {
                let cell = cells.get(usize::from(column)).unwrap_or(&Cell::Blank);
                cell.write(page, row, column, dress)?;
            }
            page.set_row_height(row, self.height(cells))?;
        }
        if !self.columns.is_empty() {
            page.set_freeze_panes(head + 1, 0)?;
            page.set_repeat_rows(head, head)?;
            page.autofilter(head, 0, row.max(head + 1), last)?;
        }
        let wide: f64 = self.columns.iter().map(|(_, width)| width).sum();
        for (row, remark) in (row + 1..).zip(&self.remarks) {
            across(page, row, last, remark, &dress.remark)?;
            let lines = Cell::text(remark).lines(wide) as f64;
            page.set_row_height(row, (lines * 15.0 + 6.0).min(409.0))?;
        }
        dress::print(page);
        Ok(())
    }
}

/// One text over all columns: Excel wants two cells to merge.
fn across(
    page: &mut Worksheet,
    row: u32,
    last: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = cell::harmless(text);
    if last > 0 {
        page.merge_range(row, 0, row, last, &text, format)?;
    } else {
        page.write_string_with_format(row, 0, &text, format)?;
    }
    Ok(())
}

/// At most 31 UTF-16 units without `[]:*?/\`, no apostrophe at an end, none twice.
fn sheet_name(raw: &str, taken: &[String]) -> String {
    let clean: String = text::one_line(raw)
        .chars()
        .map(|c| {
            if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') {
                '-'
            } else {
                c
            }
        })
        .collect();
    let clean = clean.trim_matches('\'');
    let stem = if clean.is_empty() || clean.eq_ignore_ascii_case("history") {
        "表"
    } else {
        clean
    };
    let mut name = units(stem, 31);
    let mut number = 2;
    while taken.contains(&name.to_lowercase()) {
        let mark = format!("({number})");
        name = units(stem, 31 - mark.len()) + &mark;
        number += 1;
    }
    name
}

fn units(text: &str, most: usize) -> String {
    let mut room = most;
    text.chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect()
}

/// Excel's calendar begins in 1900.
fn is_known(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1900..=9999).contains(&day.year())
}

#[cfg(test)]
mod tests;
