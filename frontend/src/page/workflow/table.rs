//! Lists of a noun as a table, or as cards on a phone.

use chrono::{DateTime, Utc};
use contract::edition::Edition;
use contract::entry::ListRow;
use contract::time;
use contract::workflow::RevisionState;
use yew::prelude::*;

use super::Listed;
use crate::ui::{Badge, Cell, RouteLink, StateBadge, Table, Tone};

#[derive(Clone, Copy, PartialEq)]
pub enum Columns {
    /// When each was changed.
    Own,
    /// Whose each is besides, for those who see several organizations.
    All,
    /// Whose each is and how long it has waited.
    Waiting,
}

pub fn filed_table<T: Listed>(
    caption: &str,
    rows: &[T::Row],
    columns: Columns,
    edition: Option<&Edition>,
) -> Html {
    let waiting = columns == Columns::Waiting;
    let organization = columns != Columns::Own;
    let last = if waiting { "等待" } else { "更新" };
    let [title, first, second] = T::HEADS;
    let mut heads = vec![title, first, second, last];
    if organization {
        heads.insert(1, "单位");
    }
    let line = |row: &T::Row| {
        let time = if waiting {
            waited(row.submitted_at())
        } else {
            time::say_full(row.updated_at())
        };
        let note = T::row_note(row, edition);
        html! {
            <tr key={row.id().to_string()}>
                <Cell>
                    <RouteLink to={(T::ROUTES.view)(row.id())}>{if row.title().is_empty() { T::UNTITLED } else { row.title() }}</RouteLink>
                    if !note.is_empty() {
                        <p class="small">{note}</p>
                    }
                </Cell>
                if organization {
                    <Cell head="单位">{&row.organization().name}</Cell>
                }
                {T::cells(row)}
                <Cell head={last}>{time}</Cell>
            </tr>
        }
    };
    html! {
        <Table caption={caption.to_owned()} heads={heads.into_iter().map(AttrValue::from).collect::<Vec<_>>()}>
            { for rows.iter().map(line) }
        </Table>
    }
}

/// Where it stands, whether the public sees it, and why it came back.
pub fn state_cell(state: RevisionState, public: bool, reason: Option<&String>, more: Html) -> Html {
    let reason =
        reason.filter(|_| matches!(state, RevisionState::Returned | RevisionState::Retracted));
    html! {
        <Cell head="状态">
            <div class="stack-small">
                <span class="row">
                    <StateBadge {state} />
                    {more}
                    if public && state != RevisionState::Published {
                        <Badge text="公众可见" tone={Tone::Good} />
                    }
                </span>
                if let Some(reason) = reason {
                    <span class="small">{"原因："}{reason}</span>
                }
            </div>
        </Cell>
    }
}

/// Since it was submitted.
fn waited(since: Option<DateTime<Utc>>) -> String {
    let Some(since) = since else {
        return String::new();
    };
    let hours = (js_sys::Date::now() as i64 - since.timestamp_millis()) / 3_600_000;
    match hours {
        ..1 => "不到1小时".into(),
        1..24 => format!("{hours}小时"),
        _ => format!("{}天", hours / 24),
    }
}
