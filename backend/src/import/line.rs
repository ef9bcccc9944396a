//! One row on its way: cells in, faults out.

use std::collections::HashMap;
use std::sync::Arc;

use contract::import::{ImportKind, ImportRow, Need};
use contract::limit;
use contract::problem::{Code, FieldError, Problem};

use super::cell::Cell;
use crate::platform::failure::Failure;

/// Rows between two tellings of how far it is; others get their turn there.
pub const STEP: usize = 100;

/// The list's column of each of ours.
#[derive(Debug)]
pub struct ColumnPositions {
    kind: ImportKind,
    columns: Vec<Option<u32>>,
}

impl ColumnPositions {
    pub fn new(kind: ImportKind, columns: Vec<Option<u32>>) -> Self {
        Self { kind, columns }
    }

    pub fn columns(&self) -> &[Option<u32>] {
        &self.columns
    }

    /// Where a fault of our column stands: what is read in place of it, or the row's number alone.
    fn address(&self, column: usize, row: u32) -> String {
        let instead = || {
            let code = self.kind.columns()[column].code;
            matches!(code, "starts_at" | "ends_at").then_some(())?;
            let period = |c: &contract::import::Column| c.need == Need::Instead;
            self.columns[self.kind.columns().iter().position(period)?]
        };
        match self.columns[column].or_else(instead) {
            Some(theirs) => address(theirs as usize, row),
            None => row.to_string(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Line {
    /// As the program that made the list shows it.
    pub number: u32,
    places: Arc<ColumnPositions>,
    cells: Vec<Cell>,
    errors: Vec<FieldError>,
    notes: Vec<FieldError>,
}

impl Line {
    pub fn new(number: u32, cells: Vec<Cell>, places: Arc<ColumnPositions>) -> Self {
        let mut line = Self {
            number,
            places,
            cells,
            errors: Vec::new(),
            notes: Vec::new(),
        };
        for column in 0..line.cells.len() {
            if let Some((code, message)) = line.cells[column].fault {
                line.fault(column, code, message);
            }
            if let Some(doubt) = line.cells[column].doubt {
                line.note(column, doubt);
            }
        }
        line
    }

    /// Whether the list has the column.
    pub fn has(&self, column: usize) -> bool {
        self.places.columns[column].is_some()
    }

    /// For a cell without a value.
    pub fn default(&mut self, column: usize, value: &str) {
        if self.cells[column].is_empty() {
            self.cells[column] = Cell::written(value);
        }
    }

    /// What stands in the column; nothing where it cannot be used.
    pub fn text(&self, column: usize) -> &str {
        match self.cells.get(column) {
            Some(cell) if cell.fault.is_none() => &cell.text,
            _ => "",
        }
    }

    pub fn cell(&self, column: usize) -> &Cell {
        &self.cells[column]
    }

    /// The first fault of a cell is enough.
    pub fn fault(&mut self, column: usize, code: &str, message: impl Into<String>) {
        let field = self.places.address(column, self.number);
        if self.errors.iter().any(|e| e.field == field) {
            return;
        }
        self.errors.push(FieldError {
            field,
            code: code.to_owned(),
            message: message.into(),
        });
    }

    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }

    /// Faults of a shape of the contract, said of the columns that its fields come from.
    pub fn faults(&mut self, faults: Vec<FieldError>, column_of: impl Fn(&str) -> usize) {
        for fault in faults {
            self.fault(column_of(&fault.field), &fault.code, fault.message);
        }
    }

    /// What was taken to be meant: no fault, but to be looked at.
    pub fn note(&mut self, column: usize, message: &str) {
        self.notes.push(FieldError {
            field: self.places.address(column, self.number),
            code: "assumed".to_owned(),
            message: message.to_owned(),
        });
    }

    /// What the list has a column for and must be filled in. What it has no column for is said once.
    pub fn check_required(&mut self) {
        let places = self.places.clone();
        for (column, ours) in places.kind.columns().iter().enumerate() {
            if ours.need != Need::Never && self.has(column) && self.cells[column].is_empty() {
                let instead = ours.need == Need::Instead && self.filled("starts_at");
                let given = ours.code == "starts_at" && self.filled("period")
                    || ours.code == "ends_at" && self.filled("period");
                if !instead && !given {
                    self.fault(column, "required", format!("请填写{}。", ours.name()));
                }
            }
        }
    }

    fn filled(&self, code: &str) -> bool {
        let columns = self.places.kind.columns();
        let at = columns.iter().position(|c| c.code == code);
        at.is_some_and(|at| !self.cells[at].is_empty())
    }
}

/// `C7`
pub fn address(column: usize, row: u32) -> String {
    format!("{}{row}", letters(column))
}

pub fn letters(mut column: usize) -> String {
    let mut out = String::new();
    loop {
        let letter = char::from(b'A' + (column % 26) as u8);
        out.insert(0, letter);
        if column < 26 {
            return out;
        }
        column = column / 26 - 1;
    }
}

/// The same thing twice in one workbook is a fault of the second. No key, no comparison.
pub fn check_twice<K: std::hash::Hash + Eq>(
    lines: &mut [Line],
    column: usize,
    key: impl Fn(usize, &Line) -> Option<K>,
) {
    let mut seen: HashMap<K, u32> = HashMap::new();
    for (i, line) in lines.iter_mut().enumerate() {
        let Some(key) = key(i, line) else { continue };
        match seen.get(&key) {
            Some(row) => {
                let message = format!("与第{row}行重复，请删除其中一行。");
                line.fault(column, "duplicate", message);
            }
            None => {
                seen.insert(key, line.number);
            }
        }
    }
}

/// 422 where a row has a fault: nothing is saved then.
pub fn all_valid(lines: &[Line]) -> Result<(), Failure> {
    let faulty = lines.iter().filter(|l| !l.is_valid()).count();
    if faulty == 0 {
        return Ok(());
    }
    let errors = lines
        .iter()
        .flat_map(|l| &l.errors)
        .take(limit::WORKBOOK_FAULTS)
        .cloned();
    let detail = format!("有{faulty}行填写不正确，全部内容均未保存。请按提示修改后重新导入。");
    Err(Problem::new(Code::Invalid)
        .detail(detail)
        .fields(errors.collect())
        .into())
}

/// The first rows, and those with a fault or a note as far as the limits go.
pub fn shown(lines: Vec<Line>) -> Vec<ImportRow> {
    let (mut first, mut faulty, mut noted) = (0, 0, 0);
    let room = |count: &mut usize, most: usize| {
        *count += 1;
        *count <= most
    };
    lines
        .into_iter()
        .filter(|line| {
            let first = room(&mut first, limit::WORKBOOK_SHOWN);
            let faulty = !line.is_valid() && room(&mut faulty, limit::WORKBOOK_FAULTS);
            let noted = !line.notes.is_empty() && room(&mut noted, limit::WORKBOOK_SHOWN);
            first || faulty || noted
        })
        .map(|line| ImportRow {
            row: line.number,
            cells: line.cells.into_iter().map(|c| c.text).collect(),
            errors: line.errors,
            notes: line.notes,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_as_in_the_sheet() {
        assert_eq!(address(0, 2), "A2");
        assert_eq!(address(16, 7), "Q7");
        assert_eq!(address(25, 1), "Z1");
        assert_eq!(address(26, 1), "AA1");
        assert_eq!(address(702, 1), "AAA1");
    }
}
