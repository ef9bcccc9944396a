//! 介绍.

use contract::limit;
use yew::prelude::*;

use super::super::FormProps;
use super::tags::TagField;
use crate::ui::{AreaField, TextField};

pub fn text(props: &FormProps) -> Html {
    let (c, edit) = (&props.content, &props.edit);
    html! {
        <>
            <AreaField name="summary" label="活动简介" required=true rows=2 limit={limit::SUMMARY} value={c.summary.clone()}
                hint="一两句话，显示在活动列表中。" onchange={edit.on(|c, v| c.summary = v)} />
            <AreaField name="description" label="详细介绍" rows=8 limit={limit::DESCRIPTION} value={c.description.clone()}
                hint="内容安排、主讲人、参加办法等，可以分段。" onchange={edit.on(|c, v| c.description = v)} />
            <TagField name="co_organizers" label="承办、协办单位" hint="每次填写一个单位名称，按回车或“添加”。" value={c.co_organizers.clone()}
                limit={limit::CHOICES} onchange={edit.on(|c, v| c.co_organizers = v)} />
            <TextField name="source" label="稿件来源" limit={limit::NAME} value={c.source.clone()} onchange={edit.on(|c, v| c.source = v)} />
        </>
    }
}
