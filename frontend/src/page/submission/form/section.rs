//! One section of the form: its heading, what the rules ask, its fields, its doubts.

use std::rc::Rc;

use contract::material::{Part, RuleCheck, Severity};
use contract::submission::{Explanation, Finding, Submission, SubmissionContent};
use yew::prelude::*;

use super::super::field_text::item_label;
use super::known_facts::KnownFacts;
use super::rule_faults::{explained_below, section};
use crate::hook::autosave::Edit;
use crate::ui::AreaField;

/// What every section is given.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub content: Rc<SubmissionContent>,
    pub edit: Edit<SubmissionContent>,
    pub stored: Rc<Submission>,
    pub known: UseReducerHandle<KnownFacts>,
    pub findings: Rc<Vec<Finding>>,
}

pub fn part(props: &Props, part: Part, fields: Html) -> Html {
    let material = &props.stored.material.content;
    // Photos of cases keep the rules of photos.
    let own = |check: RuleCheck| {
        check.part() == part
            || (part == Part::Cases && check.part() == Part::Photos && !material.has(Part::Photos))
    };
    let rules: Vec<_> = material.rules.iter().filter(|r| own(r.check)).collect();
    let say = rules.iter().map(|rule| {
        let text = match rule.severity {
            Severity::Error => rule.say(),
            Severity::Warning => rule.say() + "（不符合须说明）",
        };
        html! { <li>{text}</li> }
    });
    let id = format!("s-{}", part.code());
    html! {
        <section class="card form" id={id.clone()} aria-labelledby={format!("{id}-head")}>
            <h2 id={format!("{id}-head")}>{part.label()}</h2>
            if !rules.is_empty() {
                <ul class="tags">{ for say }</ul>
            }
            {asked(props, part)}
            {fields}
            {doubts(props, part)}
        </section>
    }
}

/// What a review asks to be corrected here.
fn asked(props: &Props, part: Part) -> Html {
    let remarks = props.stored.sent_back.iter().flat_map(|r| &r.remarks);
    let here = remarks.filter(|r| r.field.split('.').next() == Some(part.code()));
    html! {
        <>{ for here.map(|r| html! {
            <p class="remark"><b>{item_label(&r.field, &props.stored)}{"退回意见："}</b>{&r.reason}</p>
        }) }</>
    }
}

/// Rules that only warn: what is doubtful, and a field for the reason.
fn doubts(props: &Props, part: Part) -> Html {
    let material = &props.stored.material.content;
    let mut checks: Vec<RuleCheck> = Vec::new();
    for finding in props.findings.iter() {
        if let Some(check) = finding.check
            && finding.severity == Severity::Warning
            && explained_below(check)
            && section(finding, material) == Some(part)
            && !checks.contains(&check)
        {
            // One reason counts for every place where the rule is not kept: ask where it comes first.
            let first = props.findings.iter().find(|f| f.check == Some(check));
            if first.is_some_and(|f| section(f, material) == Some(part)) {
                checks.push(check);
            }
        }
    }
    html! { <>{ for checks.into_iter().map(|check| doubt(props, check)) }</> }
}

fn doubt(props: &Props, check: RuleCheck) -> Html {
    let mut told: Vec<(&str, usize)> = Vec::new();
    for finding in props.findings.iter().filter(|f| f.check == Some(check)) {
        match told
            .iter_mut()
            .find(|(message, _)| *message == finding.message)
        {
            Some((_, times)) => *times += 1,
            None => told.push((&finding.message, 1)),
        }
    }
    let line = |(message, times): (&str, usize)| {
        let more = (times > 1).then(|| format!("（共{times}处）"));
        html! { <p>{message}{more.unwrap_or_default()}</p> }
    };
    let written = props
        .content
        .explanations
        .iter()
        .find(|e| e.check == check)
        .map_or_else(String::new, |e| e.reason.clone());
    let edit = props.edit.clone();
    let onchange = Callback::from(move |reason: String| {
        edit.change(move |content| {
            content.explanations.retain(|e| e.check != check);
            if !reason.is_empty() {
                content.explanations.push(Explanation { check, reason });
            }
        });
    });
    html! {
        <div class="note warm" key={check.code()}>
            { for told.into_iter().map(line) }
            <AreaField name={format!("explanations.{}", check.code())} label={format!("情况说明（{}）", check.label())} rows=2
                hint="符合要求后不必填写。" limit={contract::limit::NOTE} value={written} {onchange} />
        </div>
    }
}
