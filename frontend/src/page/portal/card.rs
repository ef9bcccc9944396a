//! An activity in a list: when, what, where, who.

use chrono::{Datelike, Utc};
use contract::edition::Edition;
use contract::portal::PublicRow;
use contract::time;
use contract::workflow::Holding;
use yew::prelude::*;

use super::highlight::highlighted;
use super::parts::region_name;
use super::{dates, strand};
use crate::route::Route;
use crate::ui::{Badge, ModeBadge, Picture, RouteLink, Tone, icon};
use crate::{labels, text};

/// Stands in `<ul class="events">`, or in `<ul class="events tiles">` with the picture on top.
pub fn event_card(row: &PublicRow, edition: Option<&Edition>) -> Html {
    let now = Utc::now();
    let today = time::day(now);
    // On the home page the occurrence that is meant, in lists the first.
    let start = row.next.as_ref().map_or(row.first_start, |o| o.starts_at);
    let day = time::day(start);
    let marks = &row.marks;
    let off = row.holding != Holding::Scheduled;
    let over = !off && row.last_end <= now;
    let going = !over && !off && start <= now;
    let class = classes!(
        "event",
        strand::colour(edition, &row.strand),
        off.then_some("off"),
        over.then_some("over")
    );
    html! {
        <li {class} key={row.id.to_string()}>
            <div class="event-day" aria-hidden="true">
                <small>{text::month_short(day.month())}</small>
                <b>{day.day()}</b>
                <small>{dates::weekday(day)}</small>
            </div>
            <div class="event-text">
                <div class="event-top">
                    {flag(row.holding)}
                    <span class="strand">{strand::name(edition, &row.strand)}</span>
                </div>
                <h3><RouteLink to={Route::Activity { id: row.id }}>{highlighted(&row.title, marks)}</RouteLink></h3>
                <p class="event-line">{icon::calendar()}<span><span class="unseen">{text::card_when()}</span>{dates::of_row(row, today)}</span></p>
                {place(row)}
                <p class="event-line">{icon::people()}<span><span class="unseen">{text::card_who()}</span>{highlighted(&row.organization.name, marks)}</span></p>
                if !row.summary.is_empty() {
                    <p class={classes!("event-summary", (!marks.is_empty()).then_some("sought"))}>{highlighted(&row.summary, marks)}</p>
                }
                <div class="row event-badges">
                    if row.exemplar {
                        <Badge text={text::badge_exemplar()} tone={Tone::Warm} />
                    }
                    if going {
                        <Badge text={text::badge_going_on()} tone={Tone::Good} />
                    }
                    if over {
                        <Badge text={text::badge_ended()} />
                    }
                    <ModeBadge mode={row.mode} />
                    if row.free {
                        <Badge text={text::badge_free()} tone={Tone::Good} />
                    }
                    if row.sample {
                        <Badge text={text::badge_sample()} tone={Tone::Warm} />
                    }
                </div>
            </div>
            {picture(row)}
        </li>
    }
}

/// The region, by its translated name where there is one, and the venue.
fn place(row: &PublicRow) -> Html {
    let name = row.region_name.as_deref();
    let region = region_name(row.region_code.as_deref(), name);
    if region.is_none() && row.venue_name.is_empty() {
        return html! {};
    }
    let between = match region.is_none() || row.venue_name.is_empty() {
        true => "",
        false => " · ",
    };
    // What the office wrote is what was searched for.
    let within = region.map(|region| match name == Some(&region) {
        true => highlighted(&region, &row.marks),
        false => region.into(),
    });
    html! {
        <p class="event-line">{icon::place()}<span><span class="unseen">{text::card_where()}</span>{within}{between}{highlighted(&row.venue_name, &row.marks)}</span></p>
    }
}

/// Without one, the ridge in the strand's colour keeps the tiles' rows even.
fn picture(row: &PublicRow) -> Html {
    match &row.picture {
        Some(picture) => html! {
            <Picture class="event-picture" url={picture.url.clone()} width={picture.width} height={picture.height} alt={row.picture_alt.clone()}
                sizes="(max-width: 40rem) 92vw, 22rem" space={(480, 270)} />
        },
        None => html! { <div class="event-picture bare" aria-hidden="true"></div> },
    }
}

/// 已取消 or 已延期, not to be overlooked. Nothing where all goes as planned.
pub fn flag(holding: Holding) -> Html {
    let tone = match holding {
        Holding::Scheduled => return html! {},
        Holding::Postponed => "warm",
        Holding::Cancelled => "bad",
    };
    html! { <strong class={classes!("flag", tone)}>{labels::holding(holding)}</strong> }
}
