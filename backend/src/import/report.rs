//! What is answered.

use contract::import::{ImportColumn, ImportKind, ImportLink, ImportReport};
use contract::problem::{Code, FieldError, Problem};

use super::choice::Choices;
use super::line::{self, letters};
use super::matching;
use super::options::ImportOptions;
use super::workbook::Table;
use crate::platform::failure::Failure;

/// Columns that must be there, or have a value for all rows.
pub fn missing(kind: ImportKind, options: &ImportOptions, table: &Table) -> Vec<FieldError> {
    let defaulted = |column| options.defaults.iter().any(|(c, _)| *c == column);
    matching::missing(kind, table.places.columns(), defaulted)
        .into_iter()
        .map(|column| {
            let other = match (column.default, column.code) {
                (true, _) => "，或为所有行选定同一个值",
                (_, "starts_at") => "，或指定“起止时间”一栏",
                _ => "",
            };
            FieldError {
                field: column.code.to_owned(),
                code: "unmatched".to_owned(),
                message: format!(
                    "表格中没有找到“{}”一栏，请指定对应的列{other}。",
                    column.name()
                ),
            }
        })
        .collect()
}

/// 422 where a column lacks.
pub fn complete(missing: &[FieldError]) -> Result<(), Failure> {
    if missing.is_empty() {
        return Ok(());
    }
    Err(Problem::new(Code::Invalid)
        .detail("表格中缺少必填的栏目，全部内容均未保存。")
        .fields(missing.to_vec())
        .into())
}

pub fn report(
    kind: ImportKind,
    options: &ImportOptions,
    choices: &Choices,
    table: Table,
    errors: Vec<FieldError>,
    links: Option<Vec<ImportLink>>,
) -> ImportReport {
    let column = |(i, ours): (usize, &contract::import::Column)| ImportColumn {
        code: ours.code.to_owned(),
        heading: ours.name().to_owned(),
        need: ours.need,
        column: table.places.columns()[i].map(|c| letters(c as usize)),
        default: options
            .defaults
            .iter()
            .find(|(c, _)| *c == i)
            .map(|(_, value)| value.clone()),
        choices: choices.of(i).to_vec(),
    };
    let columns = kind.columns().iter().enumerate().map(column).collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let sound = table.lines.iter().filter(|l| l.is_valid()).count();
    ImportReport {
        sheets: table.sheets,
        sheet: table.sheet,
        header: table.header,
        columns,
        sources: table.sources,
        errors,
        total: count(table.lines.len()),
        sound: count(sound),
        skipped: table.skipped,
        hidden: table.hidden,
        notes: table.notes,
        rows: line::shown(table.lines),
        committed: links.is_some(),
        links: links.unwrap_or_default(),
    }
}
