//! Lists of published kinds as a table, or as cards on a phone.

use chrono::{DateTime, Utc};
use contract::time;
use contract::workflow::RevisionState;
use uuid::Uuid;
use yew::prelude::*;

use crate::route::Route;
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

/// One row.
pub struct Line<'a> {
    pub id: Uuid,
    pub route: Route,
    pub title: &'a str,
    /// Below the title.
    pub note: String,
    pub organization: &'a str,
    /// Two cells between the organization and the time.
    pub cells: Html,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
}

/// `heads`: of the title and of the two cells. `untitled` stands where a title is missing.
pub fn filed_table<'a>(
    caption: &str,
    heads: [&'static str; 3],
    untitled: &'static str,
    columns: Columns,
    lines: impl Iterator<Item = Line<'a>>,
) -> Html {
    let waiting = columns == Columns::Waiting;
    let organization = columns != Columns::Own;
    let last = if waiting { "等待" } else { "更新" };
    let mut heads = vec![heads[0], heads[1], heads[2], last];
    if organization {
        heads.insert(1, "单位");
    }
    let row = |line: Line<'_>| {
        let time = if waiting {
            waited(line.submitted_at)
        } else {
            time::say_full(line.updated_at)
        };
        html! {
            <tr key={line.id.to_string()}>
                <Cell>
                    <RouteLink to={line.route}>{if line.title.is_empty() { untitled } else { line.title }}</RouteLink>
                    if !line.note.is_empty() {
                        <p class="small">{line.note}</p>
                    }
                </Cell>
                if organization {
                    <Cell head="单位">{line.organization}</Cell>
                }
                {line.cells}
                <Cell head={last}>{time}</Cell>
            </tr>
        }
    };
    html! {
        <Table caption={caption.to_owned()} heads={heads.into_iter().map(AttrValue::from).collect::<Vec<_>>()}>
            { for lines.map(row) }
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
