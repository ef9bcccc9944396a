//! Articles as a table, or as cards on a phone.

use contract::article::ArticleRow;
use contract::time;
use yew::prelude::*;

use crate::page::entry::cells;
use crate::route::Route;
use crate::ui::{Badge, Cell, Go, Table, Tone};

#[derive(Clone, Copy, PartialEq)]
pub enum Show {
    /// When each was changed.
    Own,
    /// Whose each is besides, for those who see several organizations.
    All,
    /// Whose each is and how long it has waited.
    Waiting,
}

pub fn rows(caption: &'static str, items: &[ArticleRow], show: Show) -> Html {
    let waiting = show == Show::Waiting;
    let organization = show != Show::Own;
    let last = if waiting { "等待" } else { "更新" };
    let mut heads = vec!["标题", "栏目", "状态", last];
    if organization {
        heads.insert(1, "单位");
    }
    let row = |a: &ArticleRow| {
        let featured = html! {
            if a.featured_at.is_some() {
                <Badge text="推荐" tone={Tone::Info} />
            }
        };
        html! {
            <tr key={a.id.to_string()}>
                <Cell>
                    <Go to={Route::ArticleView { id: a.id }}>{if a.title.is_empty() { "（未填写标题）" } else { &a.title }}</Go>
                    if a.sample {
                        <p class="small">{"示例数据"}</p>
                    }
                </Cell>
                if organization {
                    <Cell head="单位">{&a.organization.name}</Cell>
                }
                <Cell head="栏目">{a.kind.label()}</Cell>
                {cells::state(a.state, a.public, a.reason.as_ref(), featured)}
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
