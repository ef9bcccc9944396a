//! What a cell holds.

use chrono::{DateTime, NaiveDate, Utc};
use contract::time;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::dress::Dress;
use super::is_known;
use crate::platform::office::text;

/// Most UTF-16 units of a cell.
const MOST: usize = 32_767;

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Integer(i64),
    Decimal(f64),
    Day(NaiveDate),
    /// Shown as the wall clock of Shanghai.
    Instant(DateTime<Utc>),
    Blank,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Lines that it takes in a column so wide.
    pub(super) fn lines(&self, width: f64) -> usize {
        let Self::Text(text) = self else { return 1 };
        let room = (width - 2.0).max(2.0) as usize;
        let lines = text::lines(text);
        lines
            .iter()
            .map(|line| text::columns(line).div_ceil(room).max(1))
            .sum()
    }

    pub(super) fn write(
        &self,
        page: &mut Worksheet,
        row: u32,
        column: u16,
        dress: &Dress,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Text(text) => {
                let is_long = text.chars().count() > 255;
                let format = if is_long { &dress.long } else { &dress.text };
                write_text(page, row, column, text, format, &dress.quoted)?;
            }
            // A number has 15 digits; a longer one would come back as another.
            Self::Integer(n) if n.unsigned_abs() < 1_000_000_000_000_000 => {
                page.write_number_with_format(row, column, *n as f64, &dress.integer)?;
            }
            Self::Integer(n) => {
                page.write_string_with_format(row, column, n.to_string(), &dress.text)?;
            }
            Self::Decimal(n) if n.is_finite() => {
                page.write_number_with_format(row, column, *n, &dress.decimal)?;
            }
            Self::Day(day) if is_known(*day) => {
                page.write_datetime_with_format(row, column, *day, &dress.day)?;
            }
            Self::Day(day) => {
                page.write_string_with_format(row, column, text::day(*day), &dress.text)?;
            }
            Self::Instant(at) if is_known(time::day(*at)) => {
                page.write_datetime_with_format(row, column, time::local(*at), &dress.instant)?;
            }
            Self::Instant(at) => {
                page.write_string_with_format(row, column, time::say_full(*at), &dress.text)?;
            }
            Self::Blank | Self::Decimal(_) => {
                page.write_blank(row, column, &dress.text)?;
            }
        }
        Ok(())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Cell {
    fn from(n: i64) -> Self {
        Self::Integer(n)
    }
}
impl From<i32> for Cell {
    fn from(n: i32) -> Self {
        Self::Integer(n.into())
    }
}
impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}
impl From<DateTime<Utc>> for Cell {
    fn from(at: DateTime<Utc>) -> Self {
        Self::Instant(at)
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Blank, Into::into)
    }
}

/// Always a string; `quoted` where it begins like a formula.
pub(super) fn write_text(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
    quoted: &Format,
) -> Result<(), XlsxError> {
    let text = harmless(text);
    let format = if begins_like_a_formula(text.trim_start_matches('\'')) {
        quoted
    } else {
        format
    };
    if text.is_empty() {
        page.write_blank(row, column, format)?;
    } else {
        page.write_string_with_format(row, column, &text, format)?;
    }
    Ok(())
}

/// The text as it may stand in a cell, also in a CSV: see the module's head.
pub(super) fn harmless(raw: &str) -> String {
    let clean = super::units(&text::lines(raw).join("\n"), MOST - 1);
    let acts = begins_like_a_formula(clean.trim_start()) && !is_plain_number(&clean);
    if acts { format!("'{clean}") } else { clean }
}

/// In Chinese Excel the full-width signs begin a formula as well.
fn begins_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Nothing but a sign, digits and what parts them.
fn is_plain_number(text: &str) -> bool {
    !text.starts_with(['=', '@', '＝', '＠'])
        && text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '+' | '-' | '－' | '＋' | '.' | ',' | ' ' | '%')
        })
}
