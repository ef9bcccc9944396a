//! What is still missing, section by section; each line leads to its field.

use contract::problem::FieldError;
use yew::prelude::*;

use super::Group;
use crate::ui::jump;

pub fn outline(missing: &[FieldError], groups: &[Group]) -> Html {
    // Beside the form it is open; above it, on a phone, a line is enough.
    let open = crate::window()
        .match_media("(min-width: 60rem)")
        .ok()
        .flatten()
        .is_none_or(|m| m.matches());
    let section = |(i, group): (usize, &Group)| {
        let mine: Vec<&FieldError> = missing
            .iter()
            .filter(|e| {
                group
                    .fields
                    .iter()
                    .any(|f| e.field.split('.').next() == Some(*f))
            })
            .collect();
        let to = format!("s-{i}");
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(section) = crate::document().get_element_by_id(&to) {
                section.scroll_into_view();
            }
        });
        html! {
            <li class={if mine.is_empty() { "past" } else { "now" }}>
                <button type="button" class="link" {onclick}>{group.title}</button>
                if mine.is_empty() {
                    <span class="small">{"已填好"}</span>
                }
                { for mine.into_iter().map(line) }
            </li>
        }
    };
    let count = missing.len();
    html! {
        <details class="outline card" {open}>
            <summary id="outline" tabindex="0">
                {if count == 0 { "可以提交审核".to_owned() } else { format!("提交前还有{count}处需要填写或修改") }}
            </summary>
            <ol class="timeline">{ for groups.iter().enumerate().map(section) }</ol>
        </details>
    }
}

fn line(error: &FieldError) -> Html {
    let field = error.field.clone();
    let onclick = Callback::from(move |_: MouseEvent| jump(&field));
    html! { <button type="button" class="link small" {onclick}>{&error.message}</button> }
}
