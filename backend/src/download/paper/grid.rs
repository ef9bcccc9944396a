//! One table for both formats.

use chrono::{DateTime, Utc};
use contract::time;

use super::{Head, digest};
use crate::platform::office::docx::{Align, Letter, Table};
use crate::platform::office::xlsx::{Book, Cell, Sheet};

/// A table with what stands around it.
#[derive(Clone, Debug)]
pub struct Grid {
    head: Head,
    /// What the title ends in, where the label does not.
    ending: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// Below the table: sums of rows do not count as rows.
    totals: Vec<Vec<Cell>>,
    remarks: Vec<String>,
}

#[derive(Clone, Debug)]
struct Column {
    head: String,
    /// Share of the line.
    width: f64,
    align: Align,
}

impl Grid {
    pub fn new(head: Head, ending: &'static str) -> Self {
        Self {
            head,
            ending,
            columns: Vec::new(),
            rows: Vec::new(),
            totals: Vec::new(),
            remarks: Vec::new(),
        }
    }

    pub fn column(mut self, head: impl Into<String>, width: f64, align: Align) -> Self {
        self.columns.push(Column {
            head: head.into(),
            width,
            align,
        });
        self
    }

    /// A row; its number stands before it.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let number = self.rows.len() as i64 + 1;
        let number = std::iter::once(Cell::Integer(number));
        self.rows.push(number.chain(cells).collect());
    }

    /// A last row, without a number.
    pub fn total(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let cells = std::iter::once(Cell::Blank).chain(cells);
        self.totals.push(cells.collect());
    }

    pub fn remarks(mut self, remarks: impl IntoIterator<Item = String>) -> Self {
        self.remarks.extend(remarks);
        self
    }

    fn all(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.rows.iter().chain(&self.totals)
    }

    fn note(&self) -> String {
        let cells: Vec<String> = self.all().flatten().map(shown).collect();
        let title = self.head.title(self.ending);
        let heads = self.columns.iter().map(|c| c.head.as_str());
        let texts = [title.as_str(), self.head.unit.as_str()].into_iter();
        let texts = texts.chain(heads).chain(cells.iter().map(String::as_str));
        self.head.note(&digest(
            texts.chain(self.remarks.iter().map(String::as_str)),
        ))
    }

    /// On turned paper.
    pub fn letter(&self) -> Letter {
        let mut table = Table::new();
        for column in &self.columns {
            table = table.column(&column.head, column.width, column.align);
        }
        for row in self.all() {
            table.push(row.iter().map(shown));
        }
        let mut letter = Letter::new(&self.head.title(self.ending))
            .author(&self.head.unit)
            .landscape();
        if !self.head.annex.is_empty() {
            letter = letter.annex_label(&self.head.annex);
        }
        letter = letter
            .title_as(&self.head.printed(self.ending))
            .lines(self.head.lines())
            .table(table);
        for remark in &self.remarks {
            letter = letter.paragraph(remark);
        }
        letter.footer_note(&self.note())
    }

    pub fn book(&self) -> Book {
        let title = self.head.title(self.ending);
        let mut sheet = Sheet::new(if self.head.label.is_empty() {
            self.ending
        } else {
            &self.head.label
        })
        .title(&title);
        let lines = self.head.lines();
        let lines: Vec<String> = lines.iter().map(|(l, v)| format!("{l}：{v}")).collect();
        sheet = sheet.note(&lines.join("　　"));
        // All columns go on one page: the more there are, the narrower, or nobody could read it.
        let whole: f64 = self.columns.iter().map(|c| c.width).sum();
        let wider = (160.0 / whole.max(1.0)).clamp(1.1, 1.8);
        for (n, column) in self.columns.iter().enumerate() {
            let width = if n == 0 { 6.0 } else { column.width * wider };
            let least = self.all().filter_map(|row| row.get(n)).map(least);
            let width = least.fold(width, f64::max);
            sheet = sheet.column(&column.head, width);
        }
        for row in self.all() {
            sheet.push(row.iter().cloned());
        }
        if self.rows.is_empty() {
            sheet.push([Cell::Blank, Cell::text("无")]);
        }
        for remark in &self.remarks {
            sheet = sheet.remark(remark);
        }
        sheet = sheet.remark(&self.note());
        Book::new(&title, &self.head.unit).sheet(sheet)
    }
}

/// The narrowest column in which a number or date is shown and not #####.
fn least(cell: &Cell) -> f64 {
    match cell {
        Cell::Text(_) | Cell::Blank => 0.0,
        Cell::Day(_) => 12.0,
        Cell::Instant(_) => 17.5,
        Cell::Integer(_) | Cell::Decimal(_) => shown(cell).len() as f64 + 2.0,
    }
}

/// A cell as it is printed.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Integer(n) => n.to_string(),
        Cell::Decimal(n) => n.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Instant(at) => wall(*at),
        Cell::Blank => String::new(),
    }
}

fn wall(at: DateTime<Utc>) -> String {
    time::local(at).format("%Y-%m-%d %H:%M").to_string()
}
