//! 示范活动: published activities of the own subtree, in an order, each with an estimate and a remark.

use std::rc::Rc;

use contract::activity::{Activity, ActivityFilter, ActivityRow};
use contract::entry::ListFilter;
use contract::limit;
use contract::material::{Part, Severity};
use contract::submission::{Exemplar, ExemplarFact};
use contract::time;
use contract::workflow::RevisionState;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::known_facts::KnownAction;
use super::order::moved;
use super::section::{self, part};
use crate::api::entry;
use crate::hook::use_paged;
use crate::ui::{Button, ButtonVariant, Errors, HoldingBadge, NumberField, TextField, control_id};

/// Milliseconds after the last key.
const PAUSE: u32 = 400;

pub fn exemplars(props: &section::Props) -> Html {
    let fields = html! { <Exemplars ..props.clone() /> };
    part(props, Part::Exemplars, fields)
}

#[component]
fn Exemplars(props: &section::Props) -> Html {
    let errors = use_context::<Errors>().unwrap_or_default();
    let all = &props.content.exemplars;
    let change = |i: usize, change: fn(&mut Vec<Exemplar>, usize)| {
        let edit = props.edit.clone();
        Callback::from(move |_: MouseEvent| {
            edit.change(move |content| change(&mut content.exemplars, i));
        })
    };
    let one = |(i, exemplar): (usize, &Exemplar)| {
        let (n, path) = (i + 1, format!("exemplars.{i}"));
        let fact = props.known.exemplars.get(&exemplar.activity_id);
        let title = fact.map_or("（活动）", |f| f.title.as_str());
        let told = props.findings.iter().filter(|f| f.field == path);
        let expected = {
            let edit = props.edit.clone();
            Callback::from(move |number: Option<f64>| {
                edit.change(move |content| {
                    if let Some(one) = content.exemplars.get_mut(i) {
                        one.expected = number.map(|n| n as i32);
                    }
                });
            })
        };
        let note = {
            let edit = props.edit.clone();
            Callback::from(move |text: String| {
                edit.change(move |content| {
                    if let Some(one) = content.exemplars.get_mut(i) {
                        one.note = text;
                    }
                });
            })
        };
        html! {
            <li key={format!("{}-{i}", exemplar.activity_id)} class="upload" id={control_id(&path)}>
                <p><b>{format!("{n}. {title}")}</b></p>
                if let Some(fact) = fact {
                    <p class="small">{&fact.organization}{"　"}{span(fact)}{" "}<HoldingBadge holding={fact.holding} /></p>
                }
                { for told.map(|f| html! { <p class={if f.severity == Severity::Error { "error" } else { "doubt" }}>{&f.message}</p> }) }
                <div class="form two">
                    <NumberField name={format!("{path}.expected")} label={format!("第{n}项预计人次")} whole=true value={exemplar.expected.map(f64::from)} onchange={expected} />
                    <TextField name={format!("{path}.note")} label={format!("第{n}项备注")} limit={limit::SUMMARY} value={exemplar.note.clone()} onchange={note} />
                </div>
                <div class="actions">
                    if i > 0 {
                        <Button variant={ButtonVariant::Quiet} label={format!("第{n}项上移")} onclick={change(i, |all, i| moved(all, i, i - 1))}>{"上移"}</Button>
                    }
                    if n < all.len() {
                        <Button variant={ButtonVariant::Quiet} label={format!("第{n}项下移")} onclick={change(i, |all, i| moved(all, i, i + 1))}>{"下移"}</Button>
                    }
                    <Button variant={ButtonVariant::Quiet} label={format!("移除第{n}项")} onclick={change(i, |all, i| { all.remove(i); })}>{"移除"}</Button>
                </div>
            </li>
        }
    };
    html! {
        <>
            <p class="count-line" role="status">{format!("已选{}项", all.len())}</p>
            if !all.is_empty() {
                <ol class="bare uploads">{ for all.iter().enumerate().map(one) }</ol>
            }
            <div id={control_id("exemplars")}><Search ..props.clone() /></div>
            if let Some(error) = errors.at("exemplars") {
                <p class="error">{error}</p>
            }
        </>
    }
}

fn span(fact: &ExemplarFact) -> String {
    match (fact.first_start, fact.last_end) {
        (Some(start), Some(end)) if end > start => time::say_range(start, end),
        (Some(start), _) => time::say_instant(start),
        _ => String::new(),
    }
}

/// Published activities of this organization and those below it.
#[component]
fn Search(props: &section::Props) -> Html {
    let typed = use_state(String::new);
    let asked = use_state(String::new);
    let pending = use_mut_ref(|| None::<Timeout>);
    let filter = ActivityFilter {
        edition_id: Some(props.stored.edition_id),
        organization_id: Some(props.stored.organization.id),
        state: Some(RevisionState::Published),
        q: Some((*asked).clone()).filter(|q| !q.is_empty()),
        limit: Some(10),
        ..Default::default()
    };
    let found = use_paged(filter, |filter: ActivityFilter, cursor| {
        entry::list::<Activity>(filter.at(cursor))
    });
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text: String| {
            let (asked, q) = (asked.clone(), contract::text::clean(&text));
            *pending.borrow_mut() = Some(Timeout::new(PAUSE, move || asked.set(q)));
            typed.set(text);
        })
    };
    let chosen: Rc<Vec<_>> = Rc::new(
        props
            .content
            .exemplars
            .iter()
            .map(|e| e.activity_id)
            .collect(),
    );
    let row = |row: &ActivityRow| {
        let taken = chosen.contains(&row.id);
        let add = {
            let (edit, known_dispatch) = (props.edit.clone(), props.known.dispatcher());
            let row = row.clone();
            Callback::from(move |_: MouseEvent| {
                let id = row.id;
                known_dispatch.dispatch(KnownAction::Exemplars(vec![fact(&row)]));
                edit.change(move |content| {
                    if content.exemplars.iter().all(|e| e.activity_id != id) {
                        content.exemplars.push(Exemplar {
                            activity_id: id,
                            ..Default::default()
                        });
                    }
                });
            })
        };
        html! {
            <li key={row.id.to_string()} class="spread choice">
                <span class="name">{&row.title}<span class="small">{"　"}{&row.organization.name}
                    if let Some(start) = row.first_start {
                        {"　"}{time::say_instant(start)}
                    }
                </span>{" "}<HoldingBadge holding={row.holding} /></span>
                if taken {
                    <span class="small">{"已添加"}</span>
                } else {
                    <Button variant={ButtonVariant::Quiet} label={format!("添加{}", row.title)} onclick={add}>{"添加"}</Button>
                }
            </li>
        }
    };
    html! {
        <div class="stack-small choices">
            <TextField name="exemplar-search" label="从已发布的活动中选择" kind="search" limit={limit::QUERY} value={(*typed).clone()}
                placeholder="按活动名称查找" {onchange} />
            {found.view("没有找到已发布的活动。", |rows| html! { <ul class="bare">{ for rows.iter().map(row) }</ul> })}
        </div>
    }
}

/// As much as the list says; the rest comes with the next save.
fn fact(row: &ActivityRow) -> ExemplarFact {
    ExemplarFact {
        activity_id: row.id,
        title: row.title.clone(),
        organization: row.organization.name.clone(),
        published: row.state == RevisionState::Published || row.public,
        holding: row.holding,
        first_start: row.first_start,
        last_end: row.first_start,
    }
}
