//! 面向人群与主题.

use contract::limit;
use yew::prelude::*;

use super::super::FormProps;
use crate::page::workflow::options;
use crate::ui::{AreaField, CheckGroup};

pub fn people(props: &FormProps) -> Html {
    let (c, edit) = (&props.content, &props.edit);
    let Some(edition) = &props.labels.edition else {
        return html! {};
    };
    let audiences = options(&edition.content.audiences, &c.audiences);
    let topics = options(&edition.content.topics, &c.topics);
    html! {
        <>
            <CheckGroup name="audiences" label="面向人群" required=true hint="可以多选。" options={audiences}
                value={c.audiences.clone()} onchange={edit.on(|c, v| c.audiences = v)} />
            <CheckGroup name="topics" label="主题" hint="选填，可以多选。" options={topics}
                value={c.topics.clone()} onchange={edit.on(|c, v| c.topics = v)} />
            <AreaField name="accessibility" label="无障碍说明" rows=2 limit={limit::NOTE} value={c.accessibility.clone()}
                hint="如“有电梯和轮椅坡道，可提供手语翻译”。" onchange={edit.on(|c, v| c.accessibility = v)} />
        </>
    }
}
