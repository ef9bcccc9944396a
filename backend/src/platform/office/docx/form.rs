//! Forms: labels and what is filled in beside them, as on an application.

use docx_rs::{AlignmentType, Table as Grid, TableCell, TableRow, VAlignType, WidthType};

use super::dress::{Page, Style, run, twips};
use super::table::{Align, filled, framed, tall};
use crate::platform::office::text;

const POINTS: f64 = 14.0;
const LONG: usize = 200;

/// A form on a grid of columns; each row's spans add up to them.
#[derive(Clone, Debug)]
pub struct Form {
    columns: Vec<f64>,
    rows: Vec<(f64, Vec<FormCell>)>,
}

/// One cell and the columns that it spans.
#[derive(Clone, Debug)]
pub struct FormCell {
    kind: Kind,
    text: String,
    span: usize,
}

#[derive(Clone, Debug)]
enum Kind {
    Label,
    Value,
    /// Long text from the top left, paragraphs indented.
    Essay,
    /// An opinion with the lines to sign below it, right.
    Opinion(String),
}

impl FormCell {
    pub fn label(text: &str) -> Self {
        Self::new(Kind::Label, text)
    }
    pub fn value(text: impl AsRef<str>) -> Self {
        Self::new(Kind::Value, text.as_ref())
    }
    pub fn essay(text: impl AsRef<str>) -> Self {
        Self::new(Kind::Essay, text.as_ref())
    }
    /// `sign` has the lines at the foot: `（盖章）\n　　年　月　日`.
    pub fn opinion(text: impl AsRef<str>, sign: &str) -> Self {
        Self::new(Kind::Opinion(sign.to_owned()), text.as_ref())
    }
    pub fn span(mut self, columns: usize) -> Self {
        self.span = columns.max(1);
        self
    }

    fn new(kind: Kind, text: &str) -> Self {
        Self {
            kind,
            text: text.to_owned(),
            span: 1,
        }
    }

    fn cell(&self) -> TableCell {
        match &self.kind {
            Kind::Label => filled(&self.text, Style::Cell, Align::Centre, POINTS),
            Kind::Value => {
                let align = if text::columns(&self.text) > 32 {
                    Align::Left
                } else {
                    Align::Centre
                };
                filled(&self.text, Style::Cell, align, POINTS)
            }
            Kind::Essay => essay(&self.text, 480),
            Kind::Opinion(sign) => {
                let mut cell = essay(&self.text, 480).add_paragraph(Style::Cell.paragraph());
                for line in text::lines(sign) {
                    let run = run(line.trim_end()).size(28);
                    let line = Style::Cell
                        .paragraph()
                        .align(AlignmentType::Right)
                        .indent(None, None, Some(560), None)
                        .add_run(run);
                    cell = cell.add_paragraph(line);
                }
                cell.vertical_align(VAlignType::Bottom)
            }
        }
    }
}

/// Paragraphs with two characters' indent; at least an empty one.
fn essay(raw: &str, pitch: i32) -> TableCell {
    use docx_rs::{LineSpacing, LineSpacingType, SpecialIndentType};
    let mut cell = TableCell::new().vertical_align(VAlignType::Top);
    for line in text::lines(raw) {
        let run = run(line.trim()).size(28);
        let paragraph = Style::Cell
            .paragraph()
            .align(AlignmentType::Both)
            .indent(None, Some(SpecialIndentType::FirstLine(560)), None, None)
            .line_spacing(
                LineSpacing::new()
                    .line_rule(LineSpacingType::Exact)
                    .line(pitch),
            )
            .add_run(run);
        cell = cell.add_paragraph(paragraph);
    }
    cell
}

impl Form {
    /// The grid's columns as shares of the line.
    pub fn new(columns: impl IntoIterator<Item = f64>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    /// A row of one line's height or more.
    pub fn row(self, cells: impl IntoIterator<Item = FormCell>) -> Self {
        self.tall_row(11.0, cells)
    }

    /// A row of at least so many millimetres.
    pub fn tall_row(mut self, mm: f64, cells: impl IntoIterator<Item = FormCell>) -> Self {
        self.rows.push((mm, cells.into_iter().collect()));
        self
    }

    pub(super) fn grid(&self, page: Page) -> Grid {
        let widths = page.widths(&self.columns);
        let rows = self.rows.iter().map(|(mm, cells)| {
            let mut column = 0;
            let mut row = Vec::new();
            for (n, cell) in cells.iter().enumerate() {
                let left = widths.len().saturating_sub(column);
                // The last cell fills the row, whatever was forgotten.
                let span = if n + 1 == cells.len() {
                    left.max(1)
                } else {
                    cell.span
                };
                let width = widths.iter().skip(column).take(span).sum();
                column += span;
                row.push(cell.cell().grid_span(span).width(width, WidthType::Dxa));
            }
            let is_long = cells.iter().any(|cell| cell.text.chars().count() > LONG);
            let row = tall(TableRow::new(row), twips(*mm));
            if is_long { row } else { row.cant_split() }
        });
        framed(rows.collect(), widths)
    }
}
