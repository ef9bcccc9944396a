//! One of the edition's lists of words.

use contract::edition::Term;
use contract::limit;
use yew::prelude::*;

use crate::hook::{edited, edited_item};
use crate::ui::{Button, ButtonVariant, CheckField, TextField};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: Vec<Term>,
    pub onchange: Callback<Vec<Term>>,
}

#[component]
pub fn Terms(props: &Props) -> Html {
    let name = &props.name;
    let row = |(i, term): (usize, &Term)| {
        let label = edited_item(&props.value, &props.onchange, i, |t, v: String| t.label = v);
        let code = edited_item(&props.value, &props.onchange, i, |t, v: String| t.code = v);
        let description = edited_item(&props.value, &props.onchange, i, |t, v: String| {
            t.description = v
        });
        let retired = edited_item(&props.value, &props.onchange, i, |t, v: bool| t.retired = v);
        html! {
            <fieldset key={i}>
                <legend class="unseen">{format!("{}第{}项", props.label, i + 1)}</legend>
                <div class="grid">
                    <TextField name={format!("{name}.{i}.label")} label="名称" required=true limit={limit::NAME} value={term.label.clone()} onchange={label} />
                    <TextField name={format!("{name}.{i}.code")} label="代码" required=true value={term.code.clone()} onchange={code} />
                    <TextField name={format!("{name}.{i}.description")} label="说明" limit={limit::NOTE} value={term.description.clone()} onchange={description} />
                </div>
                <div class="actions spread">
                    <CheckField name={format!("{name}.{i}.retired")} label="不再供新活动选择" value={term.retired} onchange={retired} />
                    <span class="actions">
                        if i > 0 {
                            <Button variant={ButtonVariant::Quiet} label={format!("{}上移", term.label)} onclick={arrange(props, move |all| all.swap(i, i - 1))}>{"上移"}</Button>
                        }
                        <Button variant={ButtonVariant::Quiet} label={format!("删除{}", term.label)} onclick={arrange(props, move |all| { all.remove(i); })}>{"删除"}</Button>
                    </span>
                </div>
            </fieldset>
        }
    };
    html! {
        <details class="card">
            <summary>{format!("{}（{}项）", props.label, props.value.len())}</summary>
            <div class="stack">
                { for props.value.iter().enumerate().map(row) }
                <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={arrange(props, |all| all.push(Term::default()))}>{format!("增加{}", props.label)}</Button></div>
            </div>
        </details>
    }
}

fn arrange(props: &Props, change: impl Fn(&mut Vec<Term>) + 'static) -> Callback<MouseEvent> {
    edited(&props.value, &props.onchange, move |all, _| change(all))
}
