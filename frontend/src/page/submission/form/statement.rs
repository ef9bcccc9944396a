//! 填报内容, or 零上报 or 不举办 instead.

use std::rc::Rc;

use contract::limit;
use contract::submission::{Statement, StatementKind};
use yew::prelude::*;

use super::section;
use crate::ui::{AreaField, RadioGroup};

#[component]
pub fn StatementChoice(props: &section::Props) -> Html {
    // A reason comes back with its choice.
    let kept = use_mut_ref(String::new);
    let material = &props.stored.material.content;
    let now = props.content.statement.as_ref();
    let mut options: Vec<(AttrValue, AttrValue)> = vec![("".into(), "填报内容".into())];
    for kind in StatementKind::ALL {
        let allowed = match kind {
            StatementKind::Nothing => material.allow_nothing,
            StatementKind::NotHolding => material.allow_not_holding,
        };
        if allowed || now.is_some_and(|s| s.kind == kind) {
            let text = match kind {
                StatementKind::Nothing => "零上报（没有可报送的内容）",
                StatementKind::NotHolding => "不举办（今年不举办活动周）",
            };
            options.push((kind.code().into(), text.into()));
        }
    }
    if options.len() == 1 {
        return html! {};
    }
    let chosen = now.map_or("", |s| s.kind.code()).to_owned();
    let choose = {
        let (edit, kept) = (props.edit.clone(), kept.clone());
        let reason = now.map(|s| s.reason.clone());
        Callback::from(move |chosen: Vec<String>| {
            if let Some(reason) = &reason {
                kept.borrow_mut().clone_from(reason);
            }
            let kind = chosen.first().and_then(|code| StatementKind::parse(code));
            let reason = kept.borrow().clone();
            edit.change(move |content| {
                content.statement = kind.map(|kind| Statement { kind, reason });
            });
        })
    };
    let write = props.edit.on(|content, reason: String| {
        if let Some(statement) = &mut content.statement {
            statement.reason = reason;
        }
    });
    html! {
        <section class="card form" id="s-statement" aria-labelledby="s-statement-head">
            <h2 id="s-statement-head">{"报送方式"}</h2>
            <RadioGroup name="statement" label="请选择" options={Rc::new(options)} value={vec![chosen]} onchange={choose} />
            if let Some(statement) = now {
                <AreaField name="statement.reason" label="原因" required=true rows=3 limit={limit::REASON} value={statement.reason.clone()}
                    hint="已填写的内容会保留，改回“填报内容”即可继续。" onchange={write} />
            }
        </section>
    }
}
