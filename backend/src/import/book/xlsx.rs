//! Reads XLSX workbooks.

use std::io::Cursor;

use bytes::Bytes;
use calamine::{Reader, Xlsx, XlsxError};

use super::{Grid, unreadable};
use crate::import::cell::Cell;
use crate::platform::failure::Failure;

pub type Book = Xlsx<Cursor<Bytes>>;

/// What [`crate::import::archive`] has measured.
pub fn open(bytes: Bytes) -> Result<Book, Failure> {
    Xlsx::new(Cursor::new(bytes)).map_err(refused)
}

pub fn sheets(book: &Book) -> Vec<String> {
    book.sheet_names()
}

/// Cell by cell: a sheet that says it has a million columns takes no more than what it holds.
pub fn grid(book: &mut Book, sheet: &str, most: u32) -> Result<Grid, Failure> {
    let mut grid = Grid::default();
    grid.merge(book.merge_cells_by_sheet_name(sheet).map_err(refused)?);
    let mut cells = book.worksheet_cells_reader(sheet).map_err(refused)?;
    while let Some(found) = cells.next_cell().map_err(refused)? {
        let (row, column) = found.get_position();
        if row >= most {
            break;
        }
        grid.put(row, column, Cell::of(found.get_value()))?;
    }
    Ok(grid)
}

fn refused(error: XlsxError) -> Failure {
    tracing::debug!(%error, "a workbook cannot be read");
    unreadable()
}
