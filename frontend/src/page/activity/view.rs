//! 活动详情: what is filed, where it stands, what can be done now.

mod participation;

use std::rc::Rc;

use contract::activity::Activity;
use contract::workflow::Holding;
use uuid::Uuid;
use yew::prelude::*;

use self::participation::ParticipationCard;
use crate::api;
use crate::hook::use_fetch;
use crate::page::entry::view::{self, Contents};
use crate::page::entry::words::{Words, use_words};
use crate::page::entry::{Actions, Piece, timeline};
use crate::route::Route;
use crate::ui::{Badge, Go, HoldingBadge, Note, PageHead, Tone};

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
    let activity = &props.activity;
    let title = match activity.revision.content.title.as_str() {
        "" => "（未填写名称）",
        title => title,
    };
    html! {
        <>
            <PageHead title={title.to_owned()} lead={view::lead(&**activity)}>
                if activity.is_public() {
                    <Go to={Route::Activity { id: activity.id }} class="button quiet">{"查看公众页面"}</Go>
                }
            </PageHead>
            <div class="stack">
                <p class="row">
                    {view::badges(&**activity)}
                    <HoldingBadge holding={activity.holding} />
                    if activity.exemplar {
                        <Badge text="省级示范" tone={Tone::Good} />
                    }
                    if activity.sample {
                        <Badge text="示例数据" />
                    }
                </p>
                {view::returned(&**activity)}
                if activity.holding != Holding::Scheduled {
                    <Note tone={Tone::Warm}><p><b>{activity.holding.label()}{"："}</b>{activity.notice.clone().unwrap_or_default()}</p></Note>
                }
                {view::notes(&**activity)}
            </div>
            <div class="columns view-page">
                <div class="stack">
                    <Contents<Activity> thing={activity.clone()} words={props.words.clone()} />
                </div>
                <aside class="stack" aria-label="办理">
                    <Actions<Activity> thing={activity.clone()} onchange={props.onchange.clone()} onreload={props.onreload.clone()} />
                    <ParticipationCard activity={activity.clone()} onchange={props.onchange.clone()} />
                    {timeline(&**activity)}
                </aside>
            </div>
        </>
    }
}
