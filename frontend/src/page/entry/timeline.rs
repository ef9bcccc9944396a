//! Who did what when, up to where the revision stands.

use chrono::{DateTime, Utc};
use contract::time;
use contract::workflow::RevisionState;
use yew::prelude::*;

use super::Piece;

pub fn timeline<T: Piece>(thing: &T) -> Html {
    let revision = thing.revision();
    let state = revision.state;
    let step =
        |class: &'static str, text: &str, who: Option<&String>, at: Option<DateTime<Utc>>| {
            html! {
                <li {class}>
                    <span>{text}</span>
                    if let Some(who) = who {
                        <span class="small">{who}</span>
                    }
                    if let Some(at) = at {
                        <time datetime={at.to_rfc3339()}>{time::say_full(at)}</time>
                    }
                </li>
            }
        };
    let reached = |name: &str, who: &Option<String>, at: Option<DateTime<Utc>>| match at {
        Some(_) => step("past", name, who.as_ref(), at),
        None => html! {},
    };
    let office = thing.reviewer().map(|r| &r.name);
    let now = match state {
        RevisionState::Draft => step("now", "草稿，填写后提交审核", None, None),
        RevisionState::Submitted => step("now", "等待审核", office, None),
        RevisionState::Returned => step(
            "wrong",
            "已退回，修改后重新提交",
            None,
            Some(revision.updated_at),
        ),
        RevisionState::Approved => step("now", "等待省级发布", None, None),
        RevisionState::Retracted => step(
            "wrong",
            "已撤下，公众不再看到",
            None,
            Some(revision.updated_at),
        ),
        RevisionState::Published | RevisionState::Superseded => html! {},
    };
    html! {
        <section class="card">
            <h2>{"办理进度"}</h2>
            <ol class="timeline">
                {step("past", if revision.number == 1 { "创建" } else { "开始修改" }, Some(&revision.author), Some(revision.created_at))}
                {reached("提交审核", &revision.submitted_by, revision.submitted_at)}
                {reached(if state == RevisionState::Returned { "审核" } else { "审核通过" }, &revision.reviewed_by, revision.reviewed_at)}
                {reached("发布", &revision.published_by, revision.published_at)}
                {now}
            </ol>
        </section>
    }
}
