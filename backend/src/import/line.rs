//! One row on its way: cells in, faults out.

use std::collections::HashMap;

use contract::import::{ImportKind, ImportLink, ImportReport, ImportRow};
use contract::problem::{Code, FieldError, Problem};

use super::cell::Cell;
use crate::http::failure::Failure;

/// Faults told in one refusal, at most; the preview tells all.
const TOLD: usize = 500;

#[derive(Clone, Debug)]
pub struct Line {
    /// As the program that made the workbook shows it.
    pub number: u32,
    cells: Vec<Cell>,
    errors: Vec<FieldError>,
}

impl Line {
    pub fn new(number: u32, cells: Vec<Cell>) -> Self {
        let mut line = Self {
            number,
            cells,
            errors: Vec::new(),
        };
        for column in 0..line.cells.len() {
            if let Some((code, message)) = line.cells[column].fault {
                line.fault(column, code, message);
            }
        }
        line
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
        let field = address(column, self.number);
        if self.errors.iter().any(|e| e.field == field) {
            return;
        }
        self.errors.push(FieldError {
            field,
            code: code.to_owned(),
            message: message.into(),
        });
    }

    pub fn is_sound(&self) -> bool {
        self.errors.is_empty()
    }

    /// Faults of a shape of the contract, said of the columns that its fields come from.
    pub fn faults(&mut self, faults: Vec<FieldError>, column_of: impl Fn(&str) -> usize) {
        for fault in faults {
            self.fault(column_of(&fault.field), &fault.code, fault.message);
        }
    }

    /// Columns whose heading ends with `*` must be filled in.
    pub fn check_required(&mut self, kind: ImportKind) {
        for (column, heading) in kind.headings().iter().enumerate() {
            if heading.ends_with('*') && self.cells[column].is_empty() {
                let name = heading.trim_end_matches('*');
                self.fault(column, "required", format!("请填写{name}。"));
            }
        }
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
pub fn all_sound(lines: &[Line]) -> Result<(), Failure> {
    let faulty = lines.iter().filter(|l| !l.is_sound()).count();
    if faulty == 0 {
        return Ok(());
    }
    let errors = lines.iter().flat_map(|l| &l.errors).take(TOLD).cloned();
    let detail = format!("有{faulty}行填写不正确，全部内容均未保存。请按提示修改后重新导入。");
    Err(Problem::new(Code::Invalid)
        .detail(detail)
        .fields(errors.collect())
        .into())
}

pub fn report(
    kind: ImportKind,
    lines: Vec<Line>,
    committed: bool,
    links: Vec<ImportLink>,
) -> ImportReport {
    let sound = lines.iter().filter(|l| l.is_sound()).count();
    let rows = lines.into_iter().map(|line| ImportRow {
        row: line.number,
        cells: line.cells.into_iter().map(|c| c.text).collect(),
        errors: line.errors,
    });
    ImportReport {
        headings: kind.headings().iter().map(ToString::to_string).collect(),
        rows: rows.collect(),
        sound: u32::try_from(sound).unwrap_or(u32::MAX),
        committed,
        links,
    }
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
