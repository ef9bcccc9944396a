//! The edition's documents and key dates.

use contract::edition::{Document, KeyDate};
use contract::limit;
use yew::prelude::*;

use crate::hook::{edited, edited_item};
use crate::ui::{Button, ButtonVariant, DateField, InstantField, TextField};

#[derive(Properties, PartialEq)]
pub struct Props<T: PartialEq + 'static> {
    pub value: Vec<T>,
    pub onchange: Callback<Vec<T>>,
}

#[component]
pub fn Documents(props: &Props<Document>) -> Html {
    let row = |(i, d): (usize, &Document)| {
        html! {
            <fieldset key={i}>
                <legend class="unseen">{format!("第{}份文件", i + 1)}</legend>
                <div class="grid">
                    <TextField name={format!("documents.{i}.number")} label="文号" required=true limit={limit::NAME} value={d.number.clone()} onchange={edited_item(&props.value, &props.onchange, i, |d, v: String| d.number = v)} />
                    <TextField name={format!("documents.{i}.title")} label="标题" required=true limit={limit::ADDRESS} value={d.title.clone()} onchange={edited_item(&props.value, &props.onchange, i, |d, v: String| d.title = v)} />
                    <DateField name={format!("documents.{i}.issued_on")} label="印发日期" value={d.issued_on} onchange={edited_item(&props.value, &props.onchange, i, |d, v| d.issued_on = v)} />
                    <TextField name={format!("documents.{i}.url")} label="网址" kind="url" value={d.url.clone()} onchange={edited_item(&props.value, &props.onchange, i, |d, v: String| d.url = v)} />
                </div>
                <div class="actions end"><Button variant={ButtonVariant::Quiet} label={format!("删除文件{}", d.number)} onclick={arrange(props, move |all| { all.remove(i); })}>{"删除"}</Button></div>
            </fieldset>
        }
    };
    html! {
        <details class="card">
            <summary>{format!("文件依据（{}份）", props.value.len())}</summary>
            <div class="stack">
                { for props.value.iter().enumerate().map(row) }
                <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={arrange(props, |all| all.push(Document::default()))}>{"增加文件"}</Button></div>
            </div>
        </details>
    }
}

#[component]
pub fn Dates(props: &Props<KeyDate>) -> Html {
    let row = |(i, d): (usize, &KeyDate)| {
        html! {
            <fieldset key={i}>
                <legend class="unseen">{format!("第{}项日程", i + 1)}</legend>
                <div class="grid">
                    <TextField name={format!("dates.{i}.label")} label="日程" required=true limit={limit::NAME} value={d.label.clone()} onchange={edited_item(&props.value, &props.onchange, i, |d, v: String| d.label = v)} />
                    <TextField name={format!("dates.{i}.code")} label="代码" required=true value={d.code.clone()} onchange={edited_item(&props.value, &props.onchange, i, |d, v: String| d.code = v)} />
                    <InstantField name={format!("dates.{i}.at")} label="时间" hint="不填写则为“时间另行通知”。" value={d.at} onchange={edited_item(&props.value, &props.onchange, i, |d, v| d.at = v)} />
                    <InstantField name={format!("dates.{i}.until")} label="至" value={d.until} onchange={edited_item(&props.value, &props.onchange, i, |d, v| d.until = v)} />
                    <TextField name={format!("dates.{i}.note")} label="说明" limit={limit::NOTE} value={d.note.clone()} onchange={edited_item(&props.value, &props.onchange, i, |d, v: String| d.note = v)} />
                </div>
                <div class="actions end"><Button variant={ButtonVariant::Quiet} label={format!("删除日程{}", d.label)} onclick={arrange(props, move |all| { all.remove(i); })}>{"删除"}</Button></div>
            </fieldset>
        }
    };
    html! {
        <details class="card">
            <summary>{format!("日程（{}项）", props.value.len())}</summary>
            <div class="stack">
                { for props.value.iter().enumerate().map(row) }
                <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={arrange(props, |all| all.push(KeyDate::default()))}>{"增加日程"}</Button></div>
            </div>
        </details>
    }
}

fn arrange<T: Clone + PartialEq>(
    props: &Props<T>,
    change: impl Fn(&mut Vec<T>) + 'static,
) -> Callback<MouseEvent> {
    edited(&props.value, &props.onchange, move |all, _| change(all))
}
