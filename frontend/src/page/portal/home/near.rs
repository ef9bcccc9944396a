//! What is on today and this week where the reader lives.

use chrono::{Datelike, Days, NaiveDate, Utc};
use contract::edition::Edition;
use contract::portal::{Home, PublicFilter, PublicRow};
use contract::region::Region;
use contract::time;
use yew::prelude::*;

use crate::page::portal::card::event_card;
use crate::page::portal::cities::city_links;
use crate::page::portal::map::PROVINCE;
use crate::page::portal::parts::place;
use crate::page::portal::query::query_of;
use crate::page::portal::{dates, strand};
use crate::route::Route;
use crate::ui::{Badge, Empty, RouteLink, Tone};
use crate::{labels, text};

/// `region`: the chosen one's code; none is the whole province. `busy`: another one is on its way.
pub fn near(content: &Home, regions: &[Region], region: Option<&str>, busy: bool) -> Html {
    let edition = Some(&content.edition);
    let name = regions.iter().find(|r| Some(&*r.code) == region);
    let name = name.map_or_else(|| text::near_whole().to_owned(), labels::region);
    let today = dates::today();
    let sunday = today + Days::new(6 - u64::from(today.weekday().num_days_from_monday()));
    let begins = |row: &&PublicRow| row.next.as_ref().map(|o| time::day(o.starts_at));
    let among = |holds: &dyn Fn(NaiveDate) -> bool| -> Vec<&PublicRow> {
        let rows = content.next.iter();
        rows.filter(|row| begins(row).is_some_and(holds)).collect()
    };
    let on = among(&|day| day <= today);
    let week = among(&|day| day > today && day <= sunday);
    let later = among(&|day| day > sunday);
    let coming = on.len() + week.len() + later.len() > 0;
    let this_week = !week.is_empty();
    // What comes after this week fills an empty one.
    let (title, after) = match week.is_empty() {
        false => (text::quick_week(), week),
        true => (text::near_later(), later),
    };
    html! {
        <section aria-labelledby="near" aria-busy={busy.to_string()}>
            <div class="spread section-head">
                <h2 id="near">{if coming { text::near_coming(&name) } else { text::near_title(&name) }}</h2>
                <RouteLink to={Route::Activities} query={list_of(region, None)}>{text::near_link()}</RouteLink>
            </div>
            {city_links(&Route::Home, text::near_choose(), text::find_everywhere(), regions, region)}
            if coming {
                <div class="near">
                    {column(text::quick_today(), &on, edition, text::near_none_today(), text::near_rest_today(), list_of(region, Some((today, today))))}
                    {column(title, &after, edition, text::near_none_later(), if this_week { text::near_rest_week() } else { text::near_rest_later() }, list_of(region, Some((today, sunday)).filter(|_| this_week)))}
                </div>
            } else if content.next.is_empty() {
                <Empty text={text::near_none()} />
            } else {
                <ul class="events tiles">{ for content.next.iter().map(|row| event_card(row, edition)) }</ul>
            }
        </section>
    }
}

/// The list's query: a region's, some days'.
fn list_of(region: Option<&str>, days: Option<(NaiveDate, NaiveDate)>) -> String {
    query_of(PublicFilter {
        region: region.filter(|code| *code != PROVINCE).map(str::to_owned),
        from: days.map(|(from, _)| from),
        until: days.map(|(_, until)| until),
        ..PublicFilter::default()
    })
}

fn column(
    title: &'static str,
    rows: &[&PublicRow],
    edition: Option<&Edition>,
    none: &'static str,
    rest: &'static str,
    query: String,
) -> Html {
    html! {
        <div class="near-days">
            <h3>{title}</h3>
            if rows.is_empty() {
                <p class="near-none">{none}</p>
            } else {
                <ul>{ for rows.iter().map(|row| line(row, edition)) }</ul>
                <p><RouteLink to={Route::Activities} {query} class="rest">{rest}</RouteLink></p>
            }
        </div>
    }
}

/// When, what, where: one touch opens it.
fn line(row: &PublicRow, edition: Option<&Edition>) -> Html {
    let now = Utc::now();
    let going = row.next.as_ref().is_some_and(|o| o.starts_at <= now);
    let whereabouts = match (row.venue_name.as_str(), &row.region_name) {
        ("", region) => place(row.region_code.as_deref(), region.as_deref())
            .unwrap_or_else(|| labels::mode(row.mode).into()),
        (venue, _) => text::written(venue),
    };
    html! {
        <li class={strand::colour(edition, &row.strand)} key={row.id.to_string()}>
            <p class="near-when"><time>{dates::of_row(row, dates::today())}</time>
                if going {
                    <Badge text={text::badge_going_on()} tone={Tone::Good} />
                }
            </p>
            <p class="near-title"><RouteLink to={Route::Activity { id: row.id }}>{text::written(&row.title)}</RouteLink></p>
            <p class="small">{whereabouts}{" · "}{text::written(&row.organization.name)}</p>
        </li>
    }
}
