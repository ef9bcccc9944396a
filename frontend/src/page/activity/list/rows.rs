//! Activities as a table, or as cards on a phone.

use contract::activity::ActivityRow;
use contract::time;
use yew::prelude::*;

use super::super::words::Words;
use crate::route::Route;
use crate::ui::{Badge, Cell, Go, HoldingBadge, StateBadge, Table, Tone};

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
        let strand = words.strand(a.strand.as_deref());
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
                <Cell head="状态">
                    <div class="stack-small">
                        <span class="row">
                            <StateBadge state={a.state} />
                            <HoldingBadge holding={a.holding} />
                            if a.public && a.state != contract::workflow::State::Published {
                                <Badge text="公众可见" tone={Tone::Good} />
                            }
                        </span>
                        if let Some(reason) = a.reason.as_ref().filter(|_| tells_why(a)) {
                            <span class="small">{"原因："}{reason}</span>
                        }
                    </div>
                </Cell>
                <Cell head="活动时间">{when}</Cell>
                <Cell head={last}>{if waiting { waited(a) } else { time::say_full(a.updated_at) }}</Cell>
            </tr>
        }
    };
    html! {
        <Table {caption} heads={heads.into_iter().map(AttrValue::from).collect::<Vec<_>>()}>
            { for items.iter().map(row) }
        </Table>
    }
}

fn tells_why(row: &ActivityRow) -> bool {
    use contract::workflow::State;
    matches!(row.state, State::Returned | State::Retracted)
}

/// Since it was submitted.
pub fn waited(row: &ActivityRow) -> String {
    let Some(since) = row.submitted_at else {
        return String::new();
    };
    let hours = (js_sys::Date::now() as i64 - since.timestamp_millis()) / 3_600_000;
    match hours {
        ..1 => "不到1小时".into(),
        1..24 => format!("{hours}小时"),
        _ => format!("{}天", hours / 24),
    }
}
