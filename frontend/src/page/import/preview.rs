//! The rows of a list with their faults.

use std::rc::Rc;

use contract::import::{ImportReport, ImportRow};
use contract::problem::FieldError;
use yew::prelude::*;

use super::faults::{place, take};
use super::progress::grouped;
use crate::ui::{Cell, CheckField, Note, Pager, Table, Tone};

/// Rows shown at once: a list of thousands would stall a slow machine.
const STEP: usize = 50;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub report: Rc<ImportReport>,
}

#[component]
pub fn Preview(props: &Props) -> Html {
    let report = &props.report;
    let faulty = report.total - report.sound;
    let only = use_state(|| faulty > 0);
    let shown = use_state(|| STEP);
    let rows: Vec<&ImportRow> = report
        .rows
        .iter()
        .filter(|r| !*only || !r.errors.is_empty() || !r.notes.is_empty())
        .collect();
    // What is neither in the list nor filled in by default is not shown.
    let columns: Vec<usize> = (0..report.columns.len())
        .filter(|i| report.columns[*i].column.is_some() || report.columns[*i].default.is_some())
        .collect();
    let mut heads: Vec<AttrValue> = vec!["行号".into()];
    heads.extend(
        columns
            .iter()
            .map(|i| report.columns[*i].heading.clone().into()),
    );
    let more = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + STEP))
    };
    let toggle = {
        let (only, shown) = (only.clone(), shown.clone());
        Callback::from(move |on| {
            only.set(on);
            shown.set(STEP);
        })
    };
    let count = rows.len().min(*shown);
    let total = grouped(report.total);
    let noted = report.rows.iter().any(|r| !r.notes.is_empty());
    let part = (report.rows.len() as u32) < report.total;
    html! {
        <>
            if faulty == 0 {
                <Note tone={Tone::Good}><p role="status">{format!("共{total}行，全部可以导入。请核对内容后确认。")}</p></Note>
            } else {
                <Note tone={Tone::Bad}>
                    <p role="alert">{format!("共{total}行，其中{}行有问题。所有行都正确后才能导入，现在没有保存任何内容。请在表格中改好后重新选择文件。", grouped(faulty))}</p>
                    {take(report)}
                </Note>
            }
            if report.skipped > 0 {
                <p class="small">{format!("另有{}行是示例、重复的表头或表后说明，已略过。", report.skipped)}</p>
            }
            if part {
                <p class="small">{"行数较多，下面只列出前200行和有问题的行（最多500行）。"}</p>
            }
            if faulty > 0 || noted {
                <CheckField name="only" label="只看有问题的行" value={*only} onchange={toggle} />
            }
            if !rows.is_empty() {
                <Table caption="表格内容" {heads} wide=true>
                    { for rows[..count].iter().map(|r| row(report, r, &columns)) }
                </Table>
                <Pager shown={count} more={count < rows.len()} busy=false onmore={more} />
            }
        </>
    }
}

fn row(report: &ImportReport, row: &ImportRow, columns: &[usize]) -> Html {
    let remarks = |at: Option<usize>| {
        let mine = |e: &&FieldError| place(report, row, &e.field) == at;
        html! {
            <>
                { for row.errors.iter().filter(mine).map(|e| html! { <p class="error">{summary_text(e, at)}</p> }) }
                { for row.notes.iter().filter(mine).map(|e| html! { <p class="hint">{summary_text(e, at)}</p> }) }
            </>
        }
    };
    let fine = row.errors.is_empty() && row.notes.is_empty();
    let cell = |column: &usize| {
        let head = report.columns[*column].heading.clone();
        let text = row.cells.get(*column).cloned().unwrap_or_default();
        if text.is_empty() && fine {
            return html! { <Cell {head} /> };
        }
        html! { <Cell {head}><div>{text}{remarks(Some(*column))}</div></Cell> }
    };
    html! {
        <tr key={row.row}>
            <Cell>{format!("第{}行", row.row)}{remarks(None)}</Cell>
            { for columns.iter().map(cell) }
        </tr>
    }
}

fn summary_text(error: &FieldError, at: Option<usize>) -> String {
    match at {
        Some(_) => [&error.field, "：", &error.message].concat(),
        None => error.message.clone(),
    }
}
