//! 基本信息.

use std::rc::Rc;

use contract::edition::Term;
use contract::limit;
use yew::prelude::*;

use super::super::change::Props;
use crate::hook::some;
use crate::ui::{SelectField, TextField};

/// What may be chosen: the terms still offered, and those already chosen.
pub fn options(terms: &[Term], chosen: &[String]) -> Rc<Vec<(AttrValue, AttrValue)>> {
    let offered = terms
        .iter()
        .filter(|t| !t.retired || chosen.contains(&t.code));
    let known = offered.map(|t| {
        let label = if t.retired {
            format!("{}（已停用）", t.label)
        } else {
            t.label.clone()
        };
        (t.code.clone().into(), label.into())
    });
    // A code the edition does not know must be seen to be taken away.
    let unknown = chosen
        .iter()
        .filter(|c| !terms.iter().any(|t| t.code == **c))
        .map(|c| (c.clone().into(), format!("{c}（不在目录中）").into()));
    Rc::new(known.chain(unknown).collect())
}

/// An empty choice is none.
pub fn basic(props: &Props) -> Html {
    let (c, edit) = (&props.content, &props.edit);
    let Some(edition) = &props.words.edition else {
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
                    value={c.strand.clone().unwrap_or_default()} onchange={edit.on(|c, v| c.strand = some(v))} />
                <SelectField name="form" label="活动形式" required=true none="请选择" options={forms}
                    value={c.form.clone().unwrap_or_default()} onchange={edit.on(|c, v| c.form = some(v))} />
            </div>
        </>
    }
}
