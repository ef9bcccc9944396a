//! 典型案例: each with title, text and photos of its own.

use contract::material::{Part, RuleCheck};
use contract::submission::Case;
use yew::prelude::*;

use super::order::moved;
use super::photos::{PhotoList, Photos};
use super::section::{self, part};
use crate::ui::{Button, ButtonVariant, Count, CountedField, Errors, control_id, use_toasts};

pub fn cases(props: &section::Props) -> Html {
    let fields = html! { <Cases ..props.clone() /> };
    part(props, Part::Cases, fields)
}

#[component]
fn Cases(props: &section::Props) -> Html {
    let toasts = use_toasts();
    let errors = use_context::<Errors>().unwrap_or_default();
    // While photos are under way their case must stay where it is.
    let busy = use_state(Vec::<usize>::new);
    let material = &props.stored.material.content;
    let rule = |check| material.rule(check).cloned();
    let all = &props.content.cases;
    let count = material
        .rule(RuleCheck::CaseCount)
        .map_or_else(String::new, |r| format!("，要求{}", r.bounds()));
    let add = {
        let edit = props.edit.clone();
        Callback::from(move |_: MouseEvent| {
            edit.change(|content| content.cases.push(Case::default()));
        })
    };
    let one = |(i, case): (usize, &Case)| {
        let n = i + 1;
        let text = |set: fn(&mut Case, String)| {
            let edit = props.edit.clone();
            Callback::from(move |text: String| {
                edit.change(move |content| {
                    if let Some(case) = content.cases.get_mut(i) {
                        set(case, text);
                    }
                });
            })
        };
        let up = {
            let edit = props.edit.clone();
            Callback::from(move |_: MouseEvent| {
                edit.change(move |content| moved(&mut content.cases, i, i - 1));
            })
        };
        let remove = {
            let (edit, toasts, case) = (props.edit.clone(), toasts.clone(), case.clone());
            Callback::from(move |_: MouseEvent| {
                edit.change(move |content| {
                    if i < content.cases.len() {
                        content.cases.remove(i);
                    }
                });
                let (edit, case) = (edit.clone(), case.clone());
                let back = Callback::from(move |()| {
                    let case = case.clone();
                    edit.change(move |content| {
                        content.cases.insert(i.min(content.cases.len()), case);
                    });
                });
                toasts.undo(format!("已删除案例{n}。"), back);
            })
        };
        let onbusy = {
            let busy = busy.clone();
            Callback::from(move |on: bool| {
                let mut next = (*busy).clone();
                next.retain(|b| *b != i);
                if on {
                    next.push(i);
                }
                busy.set(next);
            })
        };
        let still = !busy.is_empty();
        html! {
            <fieldset key={i} class="slot" id={control_id(&format!("cases.{i}"))}>
                <legend>{format!("案例{n}")}</legend>
                <CountedField name={format!("cases.{i}.title")} label="案例标题" required=true count={Count::Strict} rule={rule(RuleCheck::CaseTitleLength)}
                    value={case.title.clone()} onchange={text(|c, v| c.title = v)} />
                <CountedField name={format!("cases.{i}.body")} label="案例正文" required=true rows=10 count={Count::Words} rule={rule(RuleCheck::CaseBodyLength)}
                    value={case.body.clone()} onchange={text(|c, v| c.body = v)} />
                <Photos form={props.clone()} place={PhotoList::Case(i)} {onbusy} />
                <div class="actions end">
                    if i > 0 {
                        <Button variant={ButtonVariant::Quiet} label={format!("案例{n}上移")} disabled={still} onclick={up}>{"上移"}</Button>
                    }
                    <Button variant={ButtonVariant::Quiet} label={format!("删除案例{n}")} disabled={still} onclick={remove}>{"删除案例"}</Button>
                </div>
            </fieldset>
        }
    };
    html! {
        <>
            <p class="count-line" role="status">{format!("已有{}个{count}", all.len())}</p>
            { for all.iter().enumerate().map(one) }
            <div class="actions" id={control_id("cases")}>
                <Button variant={ButtonVariant::Quiet} onclick={add}>{"增加案例"}</Button>
            </div>
            if let Some(error) = errors.at("cases") {
                <p class="error">{error}</p>
            }
        </>
    }
}
