//! A new year as a copy of another's set-up.

use std::rc::Rc;

use contract::edition::{Edition, EditionCreate};
use contract::limit;
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, checked, use_action};
use crate::ui::{Errors, Form, FormActions, TextField, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub from: Rc<Edition>,
    pub onmade: Callback<Edition>,
    pub oncancel: Callback<()>,
}

#[component]
pub fn Next(props: &Props) -> Html {
    let from = &props.from;
    let toasts = use_toasts();
    let input = use_state(|| {
        let next = from.content.rolled_over(from.content.year + 1);
        EditionCreate {
            year: next.year,
            name: next.name,
            copy_from: from.id,
        }
    });
    let errors = use_state(Errors::default);
    let onmade = props.onmade.clone();
    let create = use_action(
        |input: EditionCreate| async move { api::edition::create_edition(&input).await },
        move |made| {
            toasts.info("年度已建立，请补充主题和时间。");
            onmade.emit(made);
        },
    );
    let onsubmit = checked(&input, &errors, &create.run);
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={create.problem.clone()}>
            <p>{format!("以“{}”为样板：目录和报送单位照搬，主题、文件和时间重新填写，活动不带入。", from.content.name)}</p>
            <TextField name="year" label="年份" kind="number" required=true value={input.year.to_string()} onchange={bind(&input, |i, v: String| i.year = v.trim().parse().unwrap_or(0))} />
            <TextField name="name" label="年度名称" required=true limit={limit::NAME} value={input.name.clone()} onchange={bind(&input, |i, v| i.name = v)} />
            <FormActions label="建立" busy={create.busy} oncancel={props.oncancel.clone()} />
        </Form>
    }
}
