//! What stands between a form and its submission, section by section; each line leads to its field.

use yew::prelude::*;

use crate::ui::focus_field;

pub struct OutlineSection {
    pub title: &'static str,
    /// Of its element.
    pub id: String,
    /// Field and message of each fault.
    pub faults: Vec<(String, String)>,
}

pub struct Outline {
    pub sections: Vec<OutlineSection>,
    pub missing: usize,
    /// Said of a section without faults.
    pub complete: &'static str,
    /// Said where none is left.
    pub ready: &'static str,
    pub open: bool,
}

pub fn outline(outline: &Outline) -> Html {
    let line = |(field, message): &(String, String)| {
        let field = field.clone();
        let onclick = Callback::from(move |_: MouseEvent| focus_field(&field));
        html! { <button type="button" class="link small" {onclick}>{message}</button> }
    };
    let section = |section: &OutlineSection| {
        let id = section.id.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(section) = crate::document().get_element_by_id(&id) {
                section.scroll_into_view();
            }
        });
        let complete = section.faults.is_empty();
        html! {
            <li class={if complete { "past" } else { "now" }}>
                <button type="button" class="link" {onclick}>{section.title}</button>
                if complete {
                    <span class="small">{outline.complete}</span>
                }
                { for section.faults.iter().map(line) }
            </li>
        }
    };
    html! {
        <details class="outline card" open={outline.open}>
            <summary id="outline" tabindex="0">
                {match outline.missing { 0 => outline.ready.to_owned(), n => format!("提交前还有{n}处需要填写或修改") }}
            </summary>
            <ol class="timeline">{ for outline.sections.iter().map(section) }</ol>
        </details>
    }
}

/// It stands beside the form and can be open; above it, on a phone, a line is enough.
pub fn beside_form() -> bool {
    crate::window()
        .match_media("(min-width: 60rem)")
        .ok()
        .flatten()
        .is_none_or(|m| m.matches())
}
