//! The faults of a list, to take along.

use std::rc::Rc;

use contract::import::{ImportReport, ImportRow};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};
use yew::prelude::*;

use crate::ui::{Button, ButtonVariant, CopyButton};

/// Buttons that copy them or save them as CSV.
pub fn take(report: &Rc<ImportReport>) -> Html {
    let all = listed(report);
    let text: Vec<String> = all.iter().map(|cells| cells.join("\t")).collect();
    let save = Callback::from(move |_: MouseEvent| {
        let lines: Vec<String> = all.iter().map(csv).collect();
        // The mark at the beginning tells Excel that it is UTF-8.
        save(
            "问题清单.csv",
            &["\u{feff}", &lines.join("\r\n"), "\r\n"].concat(),
        );
    });
    html! {
        <div class="actions">
            <Button variant={ButtonVariant::Quiet} onclick={save}>{"下载问题清单"}</Button>
            <CopyButton text={text.join("\n")} action="复制问题清单" />
        </div>
    }
}

/// Address, column, what stands there, what is wrong.
fn listed(report: &ImportReport) -> Vec<[String; 4]> {
    let mut all = vec![["单元格", "栏目", "内容", "问题"].map(str::to_owned)];
    for row in &report.rows {
        for error in &row.errors {
            let at = place(report, row, &error.field);
            let name = at.map(|i| report.columns[i].heading.clone());
            let text = at.and_then(|i| row.cells.get(i)).cloned();
            let address = match at {
                Some(_) => error.field.clone(),
                None => format!("第{}行", row.row),
            };
            all.push([
                address,
                name.unwrap_or_default(),
                text.unwrap_or_default(),
                error.message.clone(),
            ]);
        }
    }
    all
}

/// The column of ours to which an address such as `C7` belongs.
pub fn place(report: &ImportReport, row: &ImportRow, address: &str) -> Option<usize> {
    let letters = address.strip_suffix(&row.row.to_string())?;
    let same = |c: &contract::import::ImportColumn| c.column.as_deref() == Some(letters);
    report.columns.iter().position(same)
}

fn csv(cells: &[String; 4]) -> String {
    let quoted = |cell: &String| {
        // What begins like a formula must not become one.
        let mark = if cell.starts_with(['=', '+', '-', '@', '\t']) {
            "'"
        } else {
            ""
        };
        ["\"", mark, &cell.replace('"', "\"\""), "\""].concat()
    };
    cells.each_ref().map(quoted).join(",")
}

fn save(name: &str, text: &str) {
    let parts = Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence(&parts) else {
        return;
    };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    let link = crate::document()
        .create_element("a")
        .ok()
        .and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}

#[cfg(test)]
mod tests {
    use super::csv;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn no_cell_becomes_a_formula() {
        let cells = ["A2", "活动名称", "=1+\"1\"", "内容"].map(str::to_owned);
        assert_eq!(
            csv(&cells),
            "\"A2\",\"活动名称\",\"'=1+\"\"1\"\"\",\"内容\""
        );
    }
}
