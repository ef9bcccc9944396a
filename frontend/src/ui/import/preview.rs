//! The rows of a workbook with their faults.

use std::rc::Rc;

use contract::import::{ImportReport, ImportRow};
use yew::prelude::*;

use crate::ui::{Cell, CheckField, Note, Pager, Table, Tone};

/// Rows shown at once: a sheet of thousands would stall a slow machine.
const STEP: usize = 50;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub report: Rc<ImportReport>,
}

#[component]
pub fn Preview(props: &Props) -> Html {
    let report = &props.report;
    let faulty = report.rows.len() - report.sound as usize;
    let only = use_state(|| faulty > 0);
    let shown = use_state(|| STEP);
    let rows: Vec<&ImportRow> = report
        .rows
        .iter()
        .filter(|r| !*only || !r.errors.is_empty())
        .collect();
    let mut heads: Vec<AttrValue> = vec!["行号".into()];
    heads.extend(report.headings.iter().map(|h| AttrValue::from(h.clone())));
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
    html! {
        <>
            if report.rows.is_empty() {
                <Note tone={Tone::Warm}><p>{"表格中没有数据，请在表头下方逐行填写后重新选择。"}</p></Note>
            } else if faulty == 0 {
                <Note tone={Tone::Good}><p role="status">{format!("共{}行，全部可以导入。请核对内容后确认。", report.rows.len())}</p></Note>
            } else {
                <Note tone={Tone::Bad}>
                    <p role="alert">{format!("共{}行，其中{faulty}行需要修改。所有行都正确后才能导入，现在没有保存任何内容。请在表格中改好后重新选择文件。", report.rows.len())}</p>
                </Note>
                <CheckField name="only" label="只看需要修改的行" value={*only} onchange={toggle} />
            }
            if !rows.is_empty() {
                <Table caption="表格内容" {heads} wide=true>
                    { for rows[..count].iter().map(|r| row(r, &report.headings)) }
                </Table>
                <Pager shown={count} more={count < rows.len()} busy=false onmore={more} />
            }
        </>
    }
}

fn row(row: &ImportRow, headings: &[String]) -> Html {
    let cell = |(i, head): (usize, &String)| {
        let text = row.cells.get(i).cloned().unwrap_or_default();
        let fine = row.errors.is_empty();
        if text.is_empty() && fine {
            return html! { <Cell head={head.clone()} /> };
        }
        html! { <Cell head={head.clone()}><div>{text}{faults(row, Some(i))}</div></Cell> }
    };
    html! {
        <tr key={row.row}>
            <Cell>{format!("第{}行", row.row)}{faults(row, None)}</Cell>
            { for headings.iter().enumerate().map(cell) }
        </tr>
    }
}

/// The faults of one column, or those that belong to none that is shown.
fn faults(row: &ImportRow, place: Option<usize>) -> Html {
    let mine = row.errors.iter().filter(|e| {
        let at = column(&e.field).filter(|c| *c < row.cells.len());
        at == place
    });
    html! {
        for error in mine {
            <p class="error">{&error.field}{"："}{&error.message}</p>
        }
    }
}

/// `C7` is column 2, counted from 0.
fn column(address: &str) -> Option<usize> {
    let letters: &str = address.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.is_empty() || letters.len() > 3 || letters.len() == address.len() {
        return None;
    }
    letters
        .bytes()
        .try_fold(0_usize, |sum, b| {
            b.is_ascii_uppercase()
                .then(|| sum * 26 + usize::from(b - b'A') + 1)
        })
        .map(|n| n - 1)
}

#[cfg(test)]
mod tests {
    use super::column;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_cell_names_its_column() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("C7"), Some(2));
        assert_eq!(column("AA12"), Some(26));
        for none in ["", "7", "C", "title", "c7"] {
            assert_eq!(column(none), None, "{none}");
        }
    }
}
