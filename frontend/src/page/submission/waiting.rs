//! What waits for the caller's office, the longest waiting first.

use contract::entry::ListFilter;
use contract::submission::{Submission, SubmissionFilter, SubmissionRow};
use yew::prelude::*;

use super::row::{photos, submitted, timing_badge, title_cell};
use crate::api::entry;
use crate::hook::use_paged;
use crate::ui::{Cell, Table};

const HEADS: [&str; 5] = ["材料", "单位", "图片", "报送时间", "时效"];

#[component]
pub fn Waiting() -> Html {
    let waiting = SubmissionFilter {
        waiting: Some(true),
        ..Default::default()
    };
    let paged = use_paged(waiting, |filter: SubmissionFilter, cursor| {
        entry::list::<Submission>(filter.at(cursor))
    });
    paged.view("没有等待审核的材料。", |items| {
        html! {
            <Table caption="等待审核的材料" heads={HEADS.map(AttrValue::from).to_vec()}>
                { for items.iter().map(line) }
            </Table>
        }
    })
}

fn line(row: &SubmissionRow) -> Html {
    html! {
        <tr key={row.id.to_string()}>
            {title_cell(row)}
            <Cell head="单位">{&row.organization.name}</Cell>
            <Cell head="图片">{photos(row)}</Cell>
            <Cell head="报送时间">{submitted(row)}</Cell>
            <Cell head="时效">{row.timing.map(timing_badge).unwrap_or_default()}</Cell>
        </tr>
    }
}
