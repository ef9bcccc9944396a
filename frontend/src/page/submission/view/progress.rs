//! Who did what when, up to where the version stands.

use contract::submission::{Review, Submission, SubmissionState as State};
use yew::prelude::*;

use super::super::row::timing_badge;
use crate::page::workflow::{Event, WorkflowKind, timeline};

pub fn progress(submission: &Submission) -> Html {
    let revision = &submission.revision;
    let begun = match revision.number {
        1 => "开始填报".to_owned(),
        number => format!("开始填写第{number}版"),
    };
    let begun = Event::new("past", begun)
        .by(&revision.author)
        .at(revision.created_at);
    let submitted = revision.submitted_at.map(|at| {
        let who = revision.submitted_by.as_deref().unwrap_or_default();
        let timing = revision.timing;
        Event {
            more: timing
                .map(|t| html! { <span class="row">{timing_badge(t)}</span> })
                .unwrap_or_default(),
            ..Event::new("past", "提交").by(who).at(at)
        }
    });
    let now = match revision.state {
        State::Draft => Some(Event::new("now", "草稿，填写后提交")),
        State::Submitted | State::Endorsed => {
            Some(Event::new("now", "等待审核").by(submission.reviewer_name()))
        }
        State::Returned => Some(Event::new("now", "修改后重新提交")),
        State::Accepted | State::Superseded => None,
    };
    let events = std::iter::once(begun).chain(submitted);
    timeline(events.chain(revision.reviews.iter().map(review)).chain(now))
}

fn review(review: &Review) -> Event {
    let (class, result) = if review.passed {
        ("past", "通过")
    } else {
        ("wrong", "退回")
    };
    let who = format!("{}　{}", review.organization.name, review.reviewer);
    let more = html! {
        <>
            if !review.note.is_empty() {
                <span>{&review.note}</span>
            }
            if !review.remarks.is_empty() {
                <span class="small">{format!("逐项意见{}条", review.remarks.len())}</span>
            }
        </>
    };
    Event {
        more,
        ..Event::new(class, format!("{}{result}", review.stage.label()))
            .by(&who)
            .at(review.at)
    }
}
