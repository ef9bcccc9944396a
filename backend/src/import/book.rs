//! Lists as programs store them: XLSX, XLS (and WPS's ET, which is the same), CSV. Only as much of a sheet
//! as an import may hold is kept.

mod text;
mod xls;
mod xlsx;

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;

use super::archive::bad;
use super::cell::Cell;
use crate::platform::failure::Failure;

/// All texts of the cells together, bytes.
const TEXTS: usize = 24 * 1024 * 1024;
/// Cells kept of one sheet.
const CELLS: usize = 1_000_000;
/// Columns that are looked at.
pub const WIDTH: u32 = 100;
/// Merged cells that are heeded.
const MERGED: usize = 20_000;

/// A file that can be asked for its sheets.
pub enum Book {
    Xlsx(Box<xlsx::Book>),
    Old(Box<xls::Book>),
    Text(Grid),
}

/// Merged cells, rows and columns counted from 0, both ends included.
#[derive(Clone, Copy, Debug)]
pub struct Merged {
    pub top: u32,
    pub bottom: u32,
    pub left: u32,
}

/// A sheet of cells, not of a chart or a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    /// Who opens the workbook does not see it.
    pub hidden: bool,
}

/// Rows and columns that people do not see, counted from 0: hidden, filtered out, or without height or width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    pub rows: BTreeSet<u32>,
    pub columns: BTreeSet<u32>,
}

/// The cells of one sheet that hold something.
#[derive(Default)]
pub struct Grid {
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    pub merged: Vec<Merged>,
    pub hidden: Hidden,
    texts: usize,
    cells: usize,
}

impl Grid {
    /// Refuses what is too much.
    fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Failure> {
        if column >= WIDTH || cell.is_empty() {
            return Ok(());
        }
        self.texts += cell.text.len();
        self.cells += 1;
        if self.texts > TEXTS || self.cells > CELLS {
            return Err(bad("表格内容过多，请分成几个表格导入。"));
        }
        self.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }

    fn merge(&mut self, all: impl IntoIterator<Item = calamine::Dimensions>) {
        self.merged = all
            .into_iter()
            .filter(|d| d.start.1 < WIDTH)
            .take(MERGED)
            .map(|d| Merged {
                top: d.start.0,
                bottom: d.end.0,
                left: d.start.1,
            })
            .collect();
    }

    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.get(&column)
    }
}

impl Book {
    /// By what it holds, whatever its name says.
    pub fn open(bytes: Bytes) -> Result<Self, Failure> {
        if bytes.starts_with(b"PK\x03\x04") {
            return Ok(Self::Xlsx(Box::new(xlsx::open(&bytes)?)));
        }
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Ok(Self::Old(Box::new(xls::open(bytes)?)));
        }
        Ok(Self::Text(text::read(&bytes)?))
    }

    pub fn sheets(&self) -> Vec<Sheet> {
        match self {
            Self::Xlsx(book) => xlsx::sheets(book),
            Self::Old(book) => xls::sheets(book),
            Self::Text(_) => vec![Sheet {
                name: "CSV".into(),
                hidden: false,
            }],
        }
    }

    /// The sheet's first `most` rows.
    pub fn grid(&mut self, sheet: &str, most: u32) -> Result<Grid, Failure> {
        match self {
            Self::Xlsx(book) => xlsx::grid(book, sheet, most),
            Self::Old(book) => xls::grid(book, sheet, most),
            Self::Text(grid) => Ok(std::mem::take(grid)),
        }
    }
}

fn unreadable() -> Failure {
    bad("表格无法读取，可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。")
}
