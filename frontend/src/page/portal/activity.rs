//! 活动详情.

mod actions;
mod facts;
mod occurrences;

use std::rc::Rc;

use chrono::Utc;
use contract::edition::{Edition, Term};
use contract::portal::{PublicActivity, PublicFilter};
use contract::workflow::Holding;
use uuid::Uuid;
use yew::prelude::*;

use super::card::{event_card, flag};
use super::find::query_of;
use super::{dates, strand};
use crate::api;
use crate::hook::edition::label;
use crate::hook::{use_description, use_edition_of, use_fetch};
use crate::route::Route;
use crate::ui::{Badge, Empty, Facts, Go, ModeBadge, PageHead, Picture, Tone};

use actions::Actions;
use facts::{organizer, past, when_where};
use occurrences::occurrence_list;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn ActivityPage(props: &Props) -> Html {
    let fetch = use_fetch(props.id, api::portal::get_public_activity);
    html! {
        <div class="wrap">
            if fetch.missing() {
                <PageHead title="没有找到这项活动" />
                <Empty text="活动可能已经撤下，或者链接不完整。可以查询其他活动。">
                    <Go to={Route::Activities} class="button">{"查询活动"}</Go>
                    <Go to={Route::Home} class="button quiet">{"回到首页"}</Go>
                </Empty>
            } else {
                { fetch.view(|activity| html! { <Shown key={activity.row.id.to_string()} activity={activity.clone()} /> }) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    activity: Rc<PublicActivity>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let activity = &props.activity;
    let row = &activity.row;
    let edition = use_edition_of(Some(activity.edition_id));
    let edition = edition.as_deref();
    use_description(if row.summary.is_empty() {
        &row.title
    } else {
        &row.summary
    });
    let over = row.holding == Holding::Scheduled && row.last_end <= Utc::now();
    let in_strand = query_of(PublicFilter {
        strand: Some(row.strand.clone()),
        edition_id: past(edition),
        ..PublicFilter::default()
    });
    html! {
        <article class={classes!("activity", strand::colour(edition, &row.strand))}>
            {notice(activity)}
            <p class="activity-strand">
                <Go to={Route::Activities} query={in_strand} class="strand">{strand::name(edition, &row.strand)}</Go>
                if row.sample {
                    <Badge text="示例数据" tone={Tone::Warm} />
                }
            </p>
            <PageHead title={row.title.clone()} lead={row.summary.clone()} />
            <div class="row activity-badges">
                {flag(row.holding)}
                if row.exemplar {
                    <Badge text="省级示范" tone={Tone::Warm} />
                }
                if over {
                    <Badge text="已结束" />
                }
                <ModeBadge mode={row.mode} />
                if row.free {
                    <Badge text="免费" tone={Tone::Good} />
                }
            </div>
            <div class="activity-body">
                <div class="activity-side stack">
                    <section class="card" aria-labelledby="when-where">
                        <h2 id="when-where">{"时间和地点"}</h2>
                        {when_where(activity)}
                        <Actions activity={activity.clone()} />
                    </section>
                    {organizer(activity, edition)}
                </div>
                <div class="activity-main stack-big">
                    if let Some(picture) = &row.picture {
                        <Picture class="activity-picture" url={picture.url.clone()} width={picture.width} height={picture.height} alt={row.picture_alt.clone()}
                            sizes="(max-width: 60rem) 94vw, 50rem" eager=true />
                    }
                    {occurrence_list(activity)}
                    if !activity.description.is_empty() {
                        <section class="stack">
                            <h2>{"活动介绍"}</h2>
                            <p class="prose">{&activity.description}</p>
                        </section>
                    }
                    {more(activity, edition)}
                    <p class="small">
                        if !activity.source.is_empty() {
                            {"来源："}{&activity.source}{"　"}
                        }
                        {"更新于"}{dates::moment(activity.updated_at, dates::today())}
                    </p>
                </div>
            </div>
            <Similar activity={activity.clone()} />
        </article>
    }
}

/// What a reader may like as well.
#[component]
fn Similar(props: &ShownProps) -> Html {
    let edition = use_edition_of(Some(props.activity.edition_id));
    let found = use_fetch(props.activity.row.id, api::portal::list_similar_activities);
    let rows = found.data.as_deref().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="similar" aria-labelledby="similar">
            <div class="section-head"><h2 id="similar">{"相近的活动"}</h2></div>
            <ul class="events tiles">{ for rows.iter().map(|row| event_card(row, edition.as_deref())) }</ul>
        </section>
    }
}

/// Before anything else: it will not be as announced.
fn notice(activity: &PublicActivity) -> Html {
    let (class, title) = match activity.row.holding {
        Holding::Scheduled => return html! {},
        Holding::Cancelled => ("alarm bad", "本活动已取消，请勿前往"),
        Holding::Postponed => ("alarm warm", "本活动已延期，请以新的时间为准"),
    };
    html! {
        <div {class} role="alert">
            <p class="alarm-head">{title}</p>
            if let Some(notice) = &activity.notice {
                <p class="prose">{notice}</p>
            }
        </div>
    }
}

/// For whom and about what, and what is attached.
fn more(activity: &PublicActivity, edition: Option<&Edition>) -> Html {
    let Some(content) = edition.map(|e| &e.content) else {
        return html! {};
    };
    let words = |terms: &[Term], codes: &[String]| {
        let words: Vec<String> = codes.iter().map(|c| label(terms, c)).collect();
        match words.is_empty() {
            true => Html::default(),
            false => html! { {words.join("、")} },
        }
    };
    let file = activity.attachment.as_ref().map(|file| {
        html! {
            <a href={api::file::get_file(&file.url)} download={file.name.clone()}>
                {"下载："}{&file.name}{"（"}{size(file.size)}{"）"}
            </a>
        }
    });
    let items = vec![
        (
            "适合人群".into(),
            words(&content.audiences, &activity.audiences),
        ),
        ("活动主题".into(), words(&content.topics, &activity.topics)),
        (
            "活动形式".into(),
            words(&content.forms, std::slice::from_ref(&activity.row.form)),
        ),
        ("附件".into(), file.unwrap_or_default()),
    ];
    html! { <section class="stack"><h2>{"更多信息"}</h2><Facts {items} /></section> }
}

pub(super) fn size(bytes: i64) -> String {
    match bytes {
        ..1_024 => format!("{bytes}字节"),
        1_024..1_048_576 => format!("{}KB", bytes / 1_024),
        _ => format!(
            "{}.{}MB",
            bytes / 1_048_576,
            bytes % 1_048_576 * 10 / 1_048_576
        ),
    }
}
