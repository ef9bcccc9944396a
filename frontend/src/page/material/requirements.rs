//! What a material asks for, in words.

use contract::material::{DocumentKind, Figure, MaterialInput, Part, Rule, Severity};
use yew::prelude::*;

/// The guide and everything that is checked, for those who file it.
pub fn requirements(m: &MaterialInput) -> Html {
    let parts: Vec<&str> = m.parts.iter().map(|p| p.label()).collect();
    let kinds: Vec<&str> = m
        .document_kinds
        .iter()
        .copied()
        .map(DocumentKind::label)
        .collect();
    html! {
        <div class="stack-small">
            if !m.guide.is_empty() {
                <p class="prose">{&m.guide}</p>
            }
            <p>{format!("填报内容：{}。", parts.join("、"))}</p>
            if m.has(Part::Documents) {
                <p>{format!("文件格式：{}。", kinds.join("、"))}</p>
            }
            if !m.rules.is_empty() {
                <ul>{ for m.rules.iter().map(rule) }</ul>
            }
            if m.has(Part::Figures) {
                <details><summary>{format!("数据表（{}项）", m.figures.len())}</summary><ul>{ for m.figures.iter().map(figure) }</ul></details>
            }
            if m.allow_nothing {
                <p>{"没有可报内容的，可以“零上报”。"}</p>
            }
            if m.allow_not_holding {
                <p>{"今年不举办活动周的，可以报“不举办”。"}</p>
            }
        </div>
    }
}

fn rule(rule: &Rule) -> Html {
    let soft = rule.severity == Severity::Warning;
    html! { <li>{rule.say()}{if soft { "（不符合的须说明理由）" } else { "" }}</li> }
}

fn figure(f: &Figure) -> Html {
    html! { <li>{figure_text(f)}</li> }
}

/// `线下参与人次（整数，人次，必填）`
pub fn figure_text(f: &Figure) -> String {
    let mut more = vec![f.kind.label()];
    if !f.unit.is_empty() {
        more.push(&f.unit);
    }
    if f.required {
        more.push("必填");
    }
    format!("{}（{}）", f.label, more.join("，"))
}
