//! 基本信息.

use contract::limit;
use yew::prelude::*;

use super::super::FormProps;
use crate::hook::non_empty;
use crate::page::workflow::options;
use crate::ui::{SelectField, TextField};

/// An empty choice is none.
pub fn basic(props: &FormProps) -> Html {
    let (c, edit) = (&props.content, &props.edit);
    let Some(edition) = &props.labels.edition else {
        return html! {};
    };
    let chosen = |code: &Option<String>| code.clone().into_iter().collect::<Vec<_>>();
    let strands = options(&edition.content.strands, &chosen(&c.strand));
    let forms = options(&edition.content.forms, &chosen(&c.form));
    let about = c
        .strand
        .as_deref()
        .and_then(|s| edition.content.strand(s))
        .map(|t| t.description.clone())
        .unwrap_or_default();
    html! {
        <>
            <TextField name="title" label="活动名称" required=true limit={limit::TITLE} value={c.title.clone()}
                hint="写清内容和对象，如“社区智能手机使用培训班”。" onchange={edit.on(|c, v| c.title = v)} />
            <div class="form two">
                <SelectField name="strand" label="活动板块" required=true none="请选择" hint={about} options={strands}
                    value={c.strand.clone().unwrap_or_default()} onchange={edit.on(|c, v| c.strand = non_empty(v))} />
                <SelectField name="form" label="活动形式" required=true none="请选择" options={forms}
                    value={c.form.clone().unwrap_or_default()} onchange={edit.on(|c, v| c.form = non_empty(v))} />
            </div>
        </>
    }
}
