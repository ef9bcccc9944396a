//! Title and text.

use contract::material::{Part, RuleCheck};
use yew::prelude::*;

use super::section::{Props, part};
use crate::ui::{Count, CountedField};

pub fn title(props: &Props) -> Html {
    let rule = props.stored.material.content.rule(RuleCheck::TitleLength);
    let fields = html! {
        <CountedField name="title" label="标题" required={!props.stored.part} count={Count::Strict} rule={rule.cloned()} value={props.content.title.clone()}
            onchange={props.edit.on(|c, v| c.title = v)} />
    };
    part(props, Part::Title, fields)
}

pub fn body(props: &Props) -> Html {
    let rule = props.stored.material.content.rule(RuleCheck::BodyLength);
    let fields = html! {
        <CountedField name="body" label="正文" required={!props.stored.part} rows=14 count={Count::Words} rule={rule.cloned()} value={props.content.body.clone()}
            hint="可以从 Word 粘贴，格式和多余空行会自动去除。" onchange={props.edit.on(|c, v| c.body = v)} />
    };
    part(props, Part::Body, fields)
}
