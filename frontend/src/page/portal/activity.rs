//! 活动详情.

mod actions;
mod facts;
mod occurrences;

use std::rc::Rc;

use chrono::Utc;
use contract::edition::Edition;
use contract::id::ActivityId;
use contract::portal::{PublicActivity, PublicFilter};
use contract::workflow::Holding;
use yew::prelude::*;

use super::card::{event_card, flag};
use super::parts::{download, found_or_missing, terms};
use super::query::query_of;
use super::{dates, strand};
use crate::api;
use crate::hook::{use_description, use_edition_of, use_fetch};
use crate::route::Route;
use crate::ui::{Badge, Facts, IdProps, ModeBadge, PageHead, Picture, RouteLink, Tone};
use crate::{language, text};

use actions::Actions;
use facts::{organizer, past, when_where};
use occurrences::occurrence_list;

#[component]
pub fn ActivityPage(props: &IdProps<ActivityId>) -> Html {
    let fetch = use_fetch(props.id, api::portal::get_public_activity);
    let links = html! {
        <>
            <RouteLink to={Route::Activities} class="button">{text::to_activities()}</RouteLink>
            <RouteLink to={Route::Home} class="button quiet">{text::to_home()}</RouteLink>
        </>
    };
    found_or_missing(
        &fetch,
        text::activity_missing(),
        text::activity_missing_text(),
        links,
        |activity| html! { <ActivityDetails key={activity.row.id.to_string()} activity={activity.clone()} /> },
    )
}

#[derive(Properties, PartialEq)]
struct ActivityDetailsProps {
    activity: Rc<PublicActivity>,
}

#[component]
fn ActivityDetails(props: &ActivityDetailsProps) -> Html {
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
                <RouteLink to={Route::Activities} query={in_strand} class="strand">{strand::name(edition, &row.strand)}</RouteLink>
                if row.sample {
                    <Badge text={text::badge_sample_data()} tone={Tone::Warm} />
                }
            </p>
            <PageHead title={row.title.clone()} written=true lead={row.summary.clone()} />
            <div class="row activity-badges">
                {flag(row.holding)}
                if row.exemplar {
                    <Badge text={text::badge_exemplar()} tone={Tone::Warm} />
                }
                if over {
                    <Badge text={text::badge_ended()} />
                }
                <ModeBadge mode={row.mode} />
                if row.free {
                    <Badge text={text::badge_free()} tone={Tone::Good} />
                }
            </div>
            <div class="activity-body">
                <div class="activity-side stack">
                    <section class="card" aria-labelledby="when-where">
                        <h2 id="when-where">{text::activity_when_where()}</h2>
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
                            <h2>{text::activity_about()}</h2>
                            <p class="prose" lang={language::written()}>{&activity.description}</p>
                        </section>
                    }
                    {more(activity, edition)}
                    <p class="small">
                        if !activity.source.is_empty() {
                            {text::with(text::activity_source, text::written(&activity.source))}{"　"}
                        }
                        {text::activity_updated(&dates::moment(activity.updated_at, dates::today()))}
                    </p>
                </div>
            </div>
            <Similar activity={activity.clone()} />
        </article>
    }
}

/// What a reader may like as well.
#[component]
fn Similar(props: &ActivityDetailsProps) -> Html {
    let edition = use_edition_of(Some(props.activity.edition_id));
    let found = use_fetch(props.activity.row.id, api::portal::list_similar_activities);
    let rows = found.data.as_deref().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="similar" aria-labelledby="similar">
            <div class="section-head"><h2 id="similar">{text::activity_similar()}</h2></div>
            <ul class="events tiles">{ for rows.iter().map(|row| event_card(row, edition.as_deref())) }</ul>
        </section>
    }
}

/// Before anything else: it will not be as announced.
fn notice(activity: &PublicActivity) -> Html {
    let (class, title) = match activity.row.holding {
        Holding::Scheduled => return html! {},
        Holding::Cancelled => ("alarm bad", text::activity_cancelled()),
        Holding::Postponed => ("alarm warm", text::activity_postponed()),
    };
    html! {
        <div {class} role="alert">
            <p class="alarm-head">{title}</p>
            if let Some(notice) = &activity.notice {
                <p class="prose" lang={language::written()}>{notice}</p>
            }
        </div>
    }
}

/// For whom and about what, and what is attached.
fn more(activity: &PublicActivity, edition: Option<&Edition>) -> Html {
    let Some(content) = edition.map(|e| &e.content) else {
        return html! {};
    };
    let file = activity.attachment.as_ref().map(download);
    let items = vec![
        (
            text::activity_audiences().into(),
            terms(&content.audiences, &activity.audiences, text::audience),
        ),
        (
            text::activity_topics().into(),
            terms(&content.topics, &activity.topics, text::topic),
        ),
        (
            text::activity_form().into(),
            terms(
                &content.forms,
                std::slice::from_ref(&activity.row.form),
                text::form,
            ),
        ),
        (text::activity_attachment().into(), file.unwrap_or_default()),
    ];
    html! { <section class="stack"><h2>{text::activity_more()}</h2><Facts {items} /></section> }
}
