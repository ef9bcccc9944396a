//! Whether what stands on screen is stored.

use contract::entry::Entry;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::saver::Status;

pub fn save_status<T: Entry>(status: &Status<T>, retry: &Callback<()>) -> Html {
    match status {
        Status::Fresh => html! { <span class="save small">{"填写后自动保存为草稿"}</span> },
        Status::Waiting => html! { <span class="save small">{"有修改，稍后自动保存"}</span> },
        Status::Saving => html! {
            <span class="save small"><i class="spin" aria-hidden="true"></i>{"正在保存…"}</span>
        },
        Status::Saved(at) => {
            html! { <span class="save small good">{format!("已保存 {at}")}</span> }
        }
        Status::Faulty => html! {
            <span class="save small bad" role="status">{"未保存：请先改正标红的内容"}</span>
        },
        Status::Conflict(_) => html! {
            <span class="save small bad" role="status">
                {"未保存：内容已被他人修改"}
                <button type="button" class="link" onclick={|_| focus_on("conflict")}>{"去选择"}</button>
            </span>
        },
        Status::Failed(problem) => html! {
            <span class="save small bad" role="alert">
                {"未保存："}{problem.say()}
                <button type="button" class="link" onclick={retry.reform(|_: MouseEvent| ())}>{"重试"}</button>
            </span>
        },
    }
}

/// Scrolls to an element of this page and gives it the focus.
pub fn focus_on(id: &str) {
    let found = crate::document().get_element_by_id(id);
    if let Some(found) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        found.scroll_into_view();
        let _ = found.focus();
    }
}
