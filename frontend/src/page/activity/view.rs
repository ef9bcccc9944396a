//! 活动详情: what is filed, where it stands, what can be done now.

mod actions;
mod facts;
mod participation;
mod revisions;
mod timeline;

use std::rc::Rc;

use contract::activity::Activity;
use contract::operation::Operation;
use contract::workflow::{Holding, State};
use uuid::Uuid;
use yew::prelude::*;

use self::actions::Actions;
use self::facts::content_facts;
use self::participation::ParticipationCard;
use self::revisions::Revisions;
use self::timeline::timeline;
use super::difference::Difference;
use super::words::{Words, use_words};
use crate::api;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Badge, Go, HoldingBadge, Note, PageHead, StateBadge, Tone};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn ActivityView(props: &Props) -> Html {
    let fetch = use_fetch(props.id, api::activity::get_activity);
    let words = use_words(fetch.data.as_ref().map(|a| a.edition_id));
    fetch.view(|activity| {
        html! {
            <Shown key={activity.id.to_string()} activity={activity.clone()} {words} onchange={fetch.set.clone()} onreload={fetch.reload.clone()} />
        }
    })
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    activity: Rc<Activity>,
    words: Words,
    onchange: Callback<Activity>,
    onreload: Callback<()>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let session = use_session();
    let activity = &props.activity;
    let revision = &activity.revision;
    let public = is_public(activity);
    let title = match revision.content.title.as_str() {
        "" => "（未填写名称）",
        title => title,
    };
    let lead = match &activity.reviewer {
        Some(office) => format!("{}　由{}审核", activity.organization.name, office.name),
        None => activity.organization.name.clone(),
    };
    html! {
        <>
            <PageHead title={title.to_owned()} {lead}>
                if public {
                    <Go to={Route::Activity { id: activity.id }} class="button quiet">{"查看公众页面"}</Go>
                }
            </PageHead>
            <div class="stack">
                <p class="row">
                    <StateBadge state={revision.state} />
                    <HoldingBadge holding={activity.holding} />
                    if public && revision.state != State::Published {
                        <Badge text="公众可见" tone={Tone::Good} />
                    }
                    if activity.exemplar {
                        <Badge text="示范活动" tone={Tone::Good} />
                    }
                    if activity.sample {
                        <Badge text="示例数据" />
                    }
                </p>
                {notes(activity)}
            </div>
            <div class="columns view-page">
                <div class="stack">
                    if let Some(old) = &activity.public_revision {
                        <section class="card">
                            <h2>{"修改对照"}</h2>
                            <p class="small">{"公众现在看到的是左边的内容；审核并发布后改为右边的内容。"}</p>
                            <Difference old={Rc::new(old.content.clone())} new={Rc::new(revision.content.clone())} heads={("公众看到的", "修改后的")} words={props.words.clone()} />
                        </section>
                    }
                    {content_facts(activity, &props.words)}
                    if session.may(Operation::ListRevisions) {
                        <Revisions id={activity.id} version={activity.version} words={props.words.clone()} />
                    }
                </div>
                <aside class="stack" aria-label="办理">
                    <Actions activity={activity.clone()} onchange={props.onchange.clone()} onreload={props.onreload.clone()} />
                    <ParticipationCard activity={activity.clone()} onchange={props.onchange.clone()} />
                    {timeline(activity)}
                </aside>
            </div>
        </>
    }
}

/// The public reads some revision of it.
fn is_public(activity: &Activity) -> bool {
    activity.public_revision.is_some() || activity.revision.state == State::Published
}

fn notes(activity: &Activity) -> Html {
    let revision = &activity.revision;
    let why = match revision.state {
        State::Returned => "退回原因：",
        State::Retracted => "撤下原因：",
        _ => "",
    };
    let editable = activity.actions.contains(&Operation::UpdateActivity);
    html! {
        <>
            if let Some(reason) = revision.reason.as_ref().filter(|_| !why.is_empty()) {
                <Note tone={Tone::Bad}><p><b>{why}</b>{reason}</p></Note>
            }
            if activity.holding != Holding::Scheduled {
                <Note tone={Tone::Warm}><p><b>{activity.holding.label()}{"："}</b>{activity.notice.clone().unwrap_or_default()}</p></Note>
            }
            { for activity.warnings.iter().map(|w| html! { <Note tone={Tone::Warm}><p>{w}</p></Note> }) }
            if editable && !activity.missing.is_empty() {
                <Note>
                    <p>{format!("提交审核前还有{}处需要填写或修改：", activity.missing.len())}</p>
                    <ul>{ for activity.missing.iter().map(|m| html! { <li>{&m.message}</li> }) }</ul>
                    <div class="actions"><Go to={Route::ActivityEdit { id: activity.id }} class="button quiet">{"继续填写"}</Go></div>
                </Note>
            }
        </>
    }
}
