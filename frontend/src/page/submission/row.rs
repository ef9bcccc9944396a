//! Submissions in lists, in words.

use contract::submission::{SubmissionRow, SubmissionState, Timing};
use contract::time;
use yew::prelude::*;

use crate::route::Route;
use crate::ui::{Badge, Cell, RouteLink, Tone};

pub fn timing_badge(timing: Timing) -> Html {
    let tone = match timing {
        Timing::OnTime | Timing::UploadInTime => Tone::Good,
        Timing::Extended => Tone::Info,
        Timing::Correction | Timing::Supplement => Tone::Plain,
    };
    html! { <Badge text={timing.label()} {tone} /> }
}

pub fn state_badge(state: SubmissionState) -> Html {
    let tone = match state {
        SubmissionState::Draft | SubmissionState::Superseded => Tone::Plain,
        SubmissionState::Submitted => Tone::Warm,
        SubmissionState::Endorsed => Tone::Info,
        SubmissionState::Returned => Tone::Bad,
        SubmissionState::Accepted => Tone::Good,
    };
    html! { <Badge text={state.label()} {tone} /> }
}

/// The row's title: the material, and how its content begins.
pub fn title_cell(row: &SubmissionRow) -> Html {
    let title = match row.statement {
        Some(statement) => statement.label(),
        None => &row.title,
    };
    html! {
        <Cell>
            <RouteLink to={Route::SubmissionView { id: row.id }}>{&row.material}<span class="unseen">{"，"}{&row.organization.name}</span></RouteLink>
            if !title.is_empty() {
                <p class="small">{title}</p>
            }
            <span class="row">
                if row.part {
                    <Badge text="供上级汇集" tone={Tone::Info} />
                }
                if row.revision_number > 1 {
                    <Badge text={format!("第{}版", row.revision_number)} />
                }
                if row.sample {
                    <Badge text="示例数据" />
                }
            </span>
        </Cell>
    }
}

pub fn photos(row: &SubmissionRow) -> String {
    if row.photos > 0 {
        format!("{}张", row.photos)
    } else {
        "无".into()
    }
}

pub fn submitted(row: &SubmissionRow) -> String {
    row.submitted_at
        .map_or_else(|| "尚未报送".into(), time::say_full)
}
