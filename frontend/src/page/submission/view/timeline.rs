//! Who did what when, up to where the version stands.

use chrono::{DateTime, Utc};
use contract::submission::{Review, Submission, SubmissionState as State};
use contract::time;
use yew::prelude::*;

use super::super::form::office;
use super::super::words::timing_badge;

pub fn timeline(submission: &Submission) -> Html {
    let revision = &submission.revision;
    let step =
        |class: &'static str, text: String, who: &str, at: Option<DateTime<Utc>>, more: Html| {
            html! {
                <li {class}>
                    <span>{text}</span>
                    if !who.is_empty() {
                        <span class="small">{who}</span>
                    }
                    if let Some(at) = at {
                        <time datetime={at.to_rfc3339()}>{time::say_full(at)}</time>
                    }
                    {more}
                </li>
            }
        };
    let begun = if revision.number == 1 {
        "开始填报".to_owned()
    } else {
        format!("开始填写第{}版", revision.number)
    };
    let review = |review: &Review| {
        let text = format!(
            "{}{}",
            review.stage.label(),
            if review.passed { "通过" } else { "退回" }
        );
        let who = format!("{}　{}", review.organization.name, review.reviewer);
        let class = if review.passed { "past" } else { "wrong" };
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
        step(class, text, &who, Some(review.at), more)
    };
    let waiting = office(submission).to_owned();
    let now = match revision.state {
        State::Draft => step("now", "草稿，填写后提交".into(), "", None, html! {}),
        State::Submitted | State::Endorsed => {
            step("now", "等待审核".into(), &waiting, None, html! {})
        }
        State::Returned => step("now", "修改后重新提交".into(), "", None, html! {}),
        State::Accepted | State::Superseded => html! {},
    };
    html! {
        <section class="card">
            <h2>{"办理进度"}</h2>
            <ol class="timeline">
                {step("past", begun, &revision.author, Some(revision.created_at), html! {})}
                if let Some(at) = revision.submitted_at {
                    {step("past", "提交".into(), revision.submitted_by.as_deref().unwrap_or_default(), Some(at),
                        revision.timing.map(|t| html! { <span class="row">{timing_badge(t)}</span> }).unwrap_or_default())}
                }
                { for revision.reviews.iter().map(review) }
                {now}
            </ol>
        </section>
    }
}
