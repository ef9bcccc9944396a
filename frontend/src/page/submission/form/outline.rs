//! What stands in the way of a submission, section by section; each line leads to its field.

use contract::material::{Part, Severity};
use contract::submission::{Finding, unexplained};
use yew::prelude::*;

use super::found::{field, section};
use super::section::Props;
use crate::ui::jump;

pub fn outline(props: &Props, open: bool) -> Html {
    let material = &props.stored.material.content;
    let left = unexplained(&props.findings, &props.content);
    let line = |finding: &&Finding| {
        let to = field(finding);
        let onclick = Callback::from(move |_: MouseEvent| jump(&to));
        let doubt = (finding.severity == Severity::Warning).then_some("（可说明理由）");
        html! {
            <button type="button" class="link small" {onclick}>{&finding.message}{doubt.unwrap_or_default()}</button>
        }
    };
    let one = |name: &'static str, id: String, mine: Vec<&Finding>| {
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(section) = crate::document().get_element_by_id(&id) {
                section.scroll_into_view();
            }
        });
        html! {
            <li class={if mine.is_empty() { "past" } else { "now" }}>
                <button type="button" class="link" {onclick}>{name}</button>
                if mine.is_empty() {
                    <span class="small">{"符合要求"}</span>
                }
                { for mine.iter().map(line) }
            </li>
        }
    };
    let sections: Vec<Html> = if props.content.statement.is_some() {
        vec![one("报送方式", "s-statement".into(), left.clone())]
    } else {
        let section = |part: &Part| {
            let mine = left.iter().copied();
            let mine = mine.filter(|f| section(f, material) == Some(*part));
            one(part.label(), format!("s-{}", part.code()), mine.collect())
        };
        material.parts.iter().map(section).collect()
    };
    html! {
        <details class="outline card" {open}>
            <summary id="outline" tabindex="0">
                {if left.is_empty() { "符合要求，可以提交".to_owned() } else { format!("提交前还有{}处需要填写或修改", left.len()) }}
            </summary>
            <ol class="timeline">{ for sections }</ol>
        </details>
    }
}
