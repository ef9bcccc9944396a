//! Cells of tables of filed things.

use chrono::{DateTime, Utc};
use contract::workflow::RevisionState;
use yew::prelude::*;

use crate::ui::{Badge, Cell, StateBadge, Tone};

/// Where it stands, whether the public sees it, and why it came back.
pub fn state(state: RevisionState, public: bool, reason: Option<&String>, more: Html) -> Html {
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
pub fn waited(since: Option<DateTime<Utc>>) -> String {
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
