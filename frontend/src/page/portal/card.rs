//! An activity in a list: when, what, where, who.

use std::rc::Rc;

use chrono::{Datelike, Utc};
use contract::edition::Edition;
use contract::portal::PublicRow;
use contract::time;
use contract::workflow::Holding;
use yew::prelude::*;

use super::mark::Marked;
use super::{dates, strand};
use crate::api;
use crate::route::Route;
use crate::ui::{Badge, Go, ModeBadge, Tone, icon};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub row: PublicRow,
    pub edition: Option<Rc<Edition>>,
    /// What was searched for; marked.
    #[prop_or_default]
    pub q: AttrValue,
}

/// Stands in `<ul class="events">`, or in `<ul class="events tiles">` with the picture on top.
#[component]
pub fn EventCard(props: &Props) -> Html {
    let row = &props.row;
    let (now, edition) = (Utc::now(), props.edition.as_deref());
    let today = time::day(now);
    let day = time::day(row.first_start);
    let off = row.holding != Holding::Scheduled;
    let over = !off && row.last_end <= now;
    let going = !over && !off && row.first_start <= now;
    let place = [
        row.region_name.as_deref().unwrap_or_default(),
        &row.venue_name,
    ]
    .into_iter()
    .filter(|t| !t.is_empty())
    .collect::<Vec<_>>()
    .join(" · ");
    let class = classes!(
        "event",
        strand::colour(edition, &row.strand),
        off.then_some("off"),
        over.then_some("over")
    );
    html! {
        <li {class}>
            <div class="event-day" aria-hidden="true">
                <small>{day.month()}{"月"}</small>
                <b>{day.day()}</b>
                <small>{"周"}{time::weekday(day)}</small>
            </div>
            <div class="event-text">
                <div class="event-top">
                    <Flag holding={row.holding} />
                    <span class="strand">{strand::name(edition, &row.strand)}</span>
                </div>
                <h3><Go to={Route::Activity { id: row.id }}><Marked text={row.title.clone()} q={props.q.clone()} /></Go></h3>
                <p class="event-line">{icon::calendar()}<span><span class="unseen">{"时间："}</span>{dates::of_row(row, today)}</span></p>
                if !place.is_empty() {
                    <p class="event-line">{icon::place()}<span><span class="unseen">{"地点："}</span><Marked text={place} q={props.q.clone()} /></span></p>
                }
                <p class="event-line">{icon::people()}<span><span class="unseen">{"举办单位："}</span><Marked text={row.organization.name.clone()} q={props.q.clone()} /></span></p>
                if !row.summary.is_empty() {
                    <p class={classes!("event-summary", (!props.q.is_empty()).then_some("sought"))}><Marked text={row.summary.clone()} q={props.q.clone()} /></p>
                }
                <div class="row event-badges">
                    if going {
                        <Badge text="进行中" tone={Tone::Good} />
                    }
                    if over {
                        <Badge text="已结束" />
                    }
                    <ModeBadge mode={row.mode} />
                    if row.free {
                        <Badge text="免费" tone={Tone::Good} />
                    }
                    if row.sample {
                        <Badge text="示例" tone={Tone::Warm} />
                    }
                </div>
            </div>
            {picture(row)}
        </li>
    }
}

/// Without one, the ridge in the strand's colour keeps the tiles' rows even.
fn picture(row: &PublicRow) -> Html {
    match &row.picture {
        Some(picture) => html! {
            <img class="event-picture" src={api::file::get_file(&picture.thumbnail)} alt={row.picture_alt.clone()}
                loading="lazy" width="480" height="270" />
        },
        None => html! { <div class="event-picture bare" aria-hidden="true"></div> },
    }
}

#[derive(Properties, PartialEq)]
pub struct FlagProps {
    pub holding: Holding,
}

/// 已取消 or 已延期, not to be overlooked. Nothing where all goes as planned.
#[component]
pub fn Flag(props: &FlagProps) -> Html {
    let tone = match props.holding {
        Holding::Scheduled => return html! {},
        Holding::Postponed => "warm",
        Holding::Cancelled => "bad",
    };
    html! { <strong class={classes!("flag", tone)}>{props.holding.label()}</strong> }
}
