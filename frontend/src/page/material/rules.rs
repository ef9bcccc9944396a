//! What the system checks of a submission.

use contract::material::{Part, Rule, RuleCheck, Severity};
use yew::prelude::*;

use crate::hook::{edited, edited_item};
use crate::ui::{Button, ButtonVariant, SelectField, TextField, choices};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Rules are offered for these.
    pub parts: Vec<Part>,
    pub value: Vec<Rule>,
    pub onchange: Callback<Vec<Rule>>,
}

#[component]
pub fn Rules(props: &Props) -> Html {
    let severities = choices(Severity::ALL, |s| (s.code(), s.label()));
    let taken = |check: RuleCheck| props.value.iter().any(|r| r.check == check);
    let free = |check: &RuleCheck| props.parts.contains(&check.part()) && !taken(*check);
    let next = RuleCheck::ALL.iter().copied().find(free);
    let add = edited(
        &props.value,
        &props.onchange,
        move |all: &mut Vec<Rule>, _| all.extend(next.map(rule)),
    );
    let row = |(i, r): (usize, &Rule)| {
        // Its own check stays on offer, also where its part was taken away: the fault says so.
        let checks = RuleCheck::ALL.iter().copied();
        let checks = checks.filter(|c| *c == r.check || free(c));
        let unit = r.check.unit();
        let bound = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        html! {
            <fieldset key={i} class="line">
                <legend class="unseen">{format!("第{}条规则", i + 1)}</legend>
                <SelectField name={format!("rules.{i}.check")} label="检查" options={choices(checks, |c| (c.code(), c.label()))} value={r.check.code()}
                    onchange={edited_item(&props.value, &props.onchange, i, |r, v: String| if let Some(c) = RuleCheck::ALL.iter().find(|c| c.code() == v) {
                        *r = Rule { severity: r.severity, ..rule(*c) };
                    })} />
                <SelectField name={format!("rules.{i}.severity")} label="不符合时" options={severities.clone()} value={r.severity.code()}
                    onchange={edited_item(&props.value, &props.onchange, i, |r, v: String| r.severity = Severity::ALL.into_iter().find(|s| s.code() == v).unwrap_or_default())} />
                if r.check.bounded() {
                    <TextField name={format!("rules.{i}.least")} label={format!("不少于（{unit}）")} kind="number" value={bound(r.least)}
                        onchange={edited_item(&props.value, &props.onchange, i, |r, v: String| r.least = v.trim().parse().ok())} />
                    <TextField name={format!("rules.{i}.most")} label={format!("不超过（{unit}）")} kind="number" value={bound(r.most)}
                        onchange={edited_item(&props.value, &props.onchange, i, |r, v: String| r.most = v.trim().parse().ok())} />
                }
                <Button variant={ButtonVariant::Quiet} label={format!("移除规则：{}", r.check.label())} onclick={edited(&props.value, &props.onchange, move |all: &mut Vec<Rule>, _| { all.remove(i); })}>{"移除"}</Button>
            </fieldset>
        }
    };
    html! {
        <section class="card" id="f-rules">
            <h2>{"检查规则"}</h2>
            if props.value.is_empty() {
                <p class="small">{"没有设置规则，填报时不作检查。"}</p>
            }
            { for props.value.iter().enumerate().map(row) }
            if next.is_some() {
                <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={add}>{"增加规则"}</Button></div>
            } else {
                <p class="small">{"所选填报内容的检查项目都已列出。"}</p>
            }
        </section>
    }
}

fn rule(check: RuleCheck) -> Rule {
    Rule {
        check,
        severity: Severity::Error,
        least: None,
        most: None,
    }
}
