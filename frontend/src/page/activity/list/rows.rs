//! Activities as a table, or as cards on a phone.

use contract::activity::ActivityRow;
use contract::time;
use yew::prelude::*;

use super::super::words::strand;
use crate::page::entry::cells;
use crate::page::entry::words::Words;
use crate::route::Route;
use crate::ui::{Cell, Go, HoldingBadge, Table};

#[derive(Clone, Copy, PartialEq)]
pub enum Show {
    /// When each was changed.
    Own,
    /// Whose each is besides, for those who see several organizations.
    All,
    /// Whose each is and how long it has waited.
    Waiting,
}

pub fn rows(caption: &'static str, items: &[ActivityRow], words: &Words, show: Show) -> Html {
    let waiting = show == Show::Waiting;
    let organization = show != Show::Own;
    let last = if waiting { "等待" } else { "更新" };
    let mut heads = vec!["活动名称", "状态", "活动时间", last];
    if organization {
        heads.insert(1, "单位");
    }
    let row = |a: &ActivityRow| {
        let when = match a.first_start {
            Some(at) if a.occurrences > 1 => {
                format!("{}起，共{}场", time::say_full(at), a.occurrences)
            }
            Some(at) => time::say_full(at),
            None => "未填写".into(),
        };
        let strand = strand(words, a.strand.as_deref());
        html! {
            <tr key={a.id.to_string()}>
                <Cell>
                    <Go to={Route::ActivityView { id: a.id }}>{if a.title.is_empty() { "（未填写名称）" } else { &a.title }}</Go>
                    if !strand.is_empty() {
                        <p class="small">{strand}</p>
                    }
                </Cell>
                if organization {
                    <Cell head="单位">{&a.organization.name}</Cell>
                }
                {cells::state(a.state, a.public, a.reason.as_ref(), html! { <HoldingBadge holding={a.holding} /> })}
                <Cell head="活动时间">{when}</Cell>
                <Cell head={last}>{if waiting { cells::waited(a.submitted_at) } else { time::say_full(a.updated_at) }}</Cell>
            </tr>
        }
    };
    html! {
        <Table {caption} heads={heads.into_iter().map(AttrValue::from).collect::<Vec<_>>()}>
            { for items.iter().map(row) }
        </Table>
    }
}
