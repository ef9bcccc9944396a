//! Tables: single lines, a head that repeats on every page, rows that stay whole.

use docx_rs::{
    AlignmentType, HeightRule, Table as Grid, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::dress::{Page, Style, run};
use super::pack;
use crate::platform::office::text;

/// A row with a longer text may go on over the page: it could fill one.
const LONG: usize = 400;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Centre,
    Left,
    Right,
}

impl Align {
    fn word(self) -> AlignmentType {
        match self {
            Self::Centre => AlignmentType::Center,
            Self::Left => AlignmentType::Left,
            Self::Right => AlignmentType::Right,
        }
    }
}

/// A table as wide as the text. Without rows it says 无.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Vec<(String, f64, Align)>,
    rows: Vec<Vec<String>>,
    points: Option<f64>,
}

impl Table {
    pub fn new() -> Self {
        Self::default()
    }

    /// The next column; widths are shares of the line. Short texts centre, sentences go left.
    pub fn column(mut self, head: &str, width: f64, align: Align) -> Self {
        self.columns.push((head.to_owned(), width, align));
        self
    }

    pub fn row<C: AsRef<str>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.push(cells);
        self
    }

    pub fn push<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells = cells.into_iter().map(|cell| cell.as_ref().to_owned());
        self.rows.push(cells.collect());
    }

    /// Points; without it 14 up to five columns, 12 up to ten, 10.5 up to thirteen, else 9.
    pub fn size(mut self, points: f64) -> Self {
        self.points = Some(points);
        self
    }

    pub(super) fn grid(&self, page: Page) -> Grid {
        let weights: Vec<f64> = self.columns.iter().map(|(_, width, _)| *width).collect();
        let widths = page.widths(&weights);
        let points = self.points.unwrap_or(match self.columns.len() {
            0..=5 => 14.0,
            6..=10 => 12.0,
            11..=13 => 10.5,
            _ => 9.0,
        });
        let mut rows = vec![self.head(&widths, points)];
        for cells in &self.rows {
            let row = self.columns.iter().zip(&widths).enumerate();
            let row = row.map(|(n, ((_, _, align), width))| {
                let text = cells.get(n).map_or("", String::as_str);
                filled(text, Style::Cell, *align, points).width(*width, WidthType::Dxa)
            });
            let is_long = cells.iter().any(|cell| cell.chars().count() > LONG);
            let row = TableRow::new(row.collect());
            rows.push(if is_long { row } else { row.cant_split() });
        }
        if self.rows.is_empty() {
            let none = filled("无", Style::Cell, Align::Centre, points)
                .grid_span(widths.len().max(1))
                .width(widths.iter().sum(), WidthType::Dxa);
            rows.push(TableRow::new(vec![none]).cant_split());
        }
        framed(rows, widths)
    }

    fn head(&self, widths: &[usize], points: f64) -> TableRow {
        let cells = self
            .columns
            .iter()
            .zip(widths)
            .map(|((head, _, _), width)| {
                filled(head, Style::Head, Align::Centre, points).width(*width, WidthType::Dxa)
            });
        pack::repeating(TableRow::new(cells.collect()).cant_split())
    }
}

/// A cell with each line of the text as a paragraph.
pub(super) fn filled(raw: &str, style: Style, align: Align, points: f64) -> TableCell {
    let mut lines = text::lines(raw);
    while lines.len() > 1 && lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let cell = TableCell::new().vertical_align(VAlignType::Center);
    lines.iter().fold(cell, |cell, line| {
        let run = run(line.trim()).size((points * 2.0).round() as usize);
        cell.add_paragraph(style.paragraph().align(align.word()).add_run(run))
    })
}

/// Fixed widths, thin black lines, a little air.
pub(super) fn framed(rows: Vec<TableRow>, widths: Vec<usize>) -> Grid {
    fixed(Grid::new(rows), widths).margins(TableCellMargins::new().margin(40, 60, 40, 60))
}

pub(super) fn fixed(grid: Grid, widths: Vec<usize>) -> Grid {
    grid.width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
}

/// At least so high.
pub(super) fn tall(row: TableRow, twips: i32) -> TableRow {
    row.row_height(twips as f32)
        .height_rule(HeightRule::AtLeast)
}
