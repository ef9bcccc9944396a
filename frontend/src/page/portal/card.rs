//! An activity in a list: when, what, where, who.

use chrono::{Datelike, Utc};
use contract::edition::Edition;
use contract::portal::PublicRow;
use contract::time;
use contract::workflow::Holding;
use yew::prelude::*;

use super::mark::marked;
use super::{dates, strand};
use crate::route::Route;
use crate::ui::{Badge, Go, ModeBadge, Picture, Tone, icon};

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
        <li {class} key={row.id.to_string()}>
            <div class="event-day" aria-hidden="true">
                <small>{day.month()}{"月"}</small>
                <b>{day.day()}</b>
                <small>{"周"}{time::weekday(day)}</small>
            </div>
            <div class="event-text">
                <div class="event-top">
                    {flag(row.holding)}
                    <span class="strand">{strand::name(edition, &row.strand)}</span>
                </div>
                <h3><Go to={Route::Activity { id: row.id }}>{marked(&row.title, marks)}</Go></h3>
                <p class="event-line">{icon::calendar()}<span><span class="unseen">{"时间："}</span>{dates::of_row(row, today)}</span></p>
                if !place.is_empty() {
                    <p class="event-line">{icon::place()}<span><span class="unseen">{"地点："}</span>{marked(&place, marks)}</span></p>
                }
                <p class="event-line">{icon::people()}<span><span class="unseen">{"举办单位："}</span>{marked(&row.organization.name, marks)}</span></p>
                if !row.summary.is_empty() {
                    <p class={classes!("event-summary", (!marks.is_empty()).then_some("sought"))}>{marked(&row.summary, marks)}</p>
                }
                <div class="row event-badges">
                    if row.exemplar {
                        <Badge text="省级示范" tone={Tone::Warm} />
                    }
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
    html! { <strong class={classes!("flag", tone)}>{holding.label()}</strong> }
}
