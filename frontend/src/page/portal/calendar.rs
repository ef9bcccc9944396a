//! 活动日历: a month, a week or a day. On a phone everything is a list of days.

mod agenda;
mod item;
mod month;
mod turn;
mod week;

use chrono::{Datelike, NaiveDate};
use contract::edition::Edition;
use contract::portal::{Calendar, CalendarDay, PublicFilter};
use contract::time;
use yew::prelude::*;

use super::filters::{Filters, use_facets};
use super::query::{ActivityQuery, View, query_of, use_activity_query};
use super::{dates, strand};
use crate::api;
use crate::hook::{use_edition_of, use_fetch};
use crate::route::Route;
use crate::text;
use crate::ui::{Empty, PageHead, RouteLink};

use agenda::agenda;
use item::entry;
use month::month_table;
use turn::{turn, views};
use week::week_list;

#[component]
pub fn CalendarPage() -> Html {
    let address = use_activity_query(Route::Calendar);
    let find = &address.find;
    let edition = use_edition_of(find.filter.edition_id);
    let facets = use_facets(&find.filter);
    let fetch = use_fetch(find.calendar(), api::portal::get_calendar);
    let answered = fetch.data.as_deref().and_then(nearest);
    let date = find.date.or(answered);
    // A week and a day are asked for by their day.
    use_effect_with((find.clone(), answered), {
        let replace = address.replace.clone();
        move |(find, answered)| {
            if find.date.is_none() && find.view != View::Month && answered.is_some() {
                let date = *answered;
                replace.emit(ActivityQuery {
                    date,
                    ..find.clone()
                });
            }
        }
    });
    html! {
        <div class="wrap">
            <PageHead title={text::nav_calendar()} lead={text::calendar_lead()}>
                <RouteLink to={Route::Activities} query={query_of(find.filter.clone())} class="button quiet">{text::see_list()}</RouteLink>
                <RouteLink to={Route::Map} query={query_of(find.filter.clone())} class="button quiet">{text::see_map()}</RouteLink>
            </PageHead>
            <Filters route={Route::Calendar} find={find.clone()} edition={edition.clone()} push={address.push.clone()} replace={address.replace.clone()} {facets} />
            if let Some(date) = date {
                {views(date, find)}
                {turn(date, find)}
            }
            { fetch.view(|calendar| match date {
                Some(date) => calendar_view(calendar, date, find, edition.as_deref()),
                None => html! {},
            }) }
        </div>
    }
}

/// Today where it is in the answer, or else the first day that has something.
fn nearest(calendar: &Calendar) -> Option<NaiveDate> {
    let first = dates::first_of(&calendar.month)?;
    let today = dates::today();
    let now = (today.year(), today.month()) == (first.year(), first.month());
    let busy = calendar.days.first().map(|d| d.day);
    Some(if now { today } else { busy.unwrap_or(first) })
}

fn calendar_view(
    calendar: &Calendar,
    date: NaiveDate,
    find: &ActivityQuery,
    edition: Option<&Edition>,
) -> Html {
    let none = calendar.days.is_empty();
    let empty = |text: &'static str| match none {
        true => html! { <Empty {text} /> },
        false => html! {},
    };
    html! {
        <>
            { match find.view {
                View::Month => html! {
                    <>
                        {empty(text::calendar_none_month())}
                        {month_table(find.view.span(date).0, calendar, edition, find)}
                        {agenda(calendar, edition, find)}
                    </>
                },
                View::Week => html! {
                    <>
                        {empty(text::calendar_none_week())}
                        {week_list(find.view.span(date).0, calendar, edition, find)}
                    </>
                },
                View::Day => html! {
                    <>
                        {empty(text::calendar_none_day())}
                        { for calendar.days.iter().map(|day| whole_day(day, edition, &find.filter)) }
                    </>
                },
            } }
            if !none {
                {legend(edition)}
            }
        </>
    }
}

fn whole_day(day: &CalendarDay, edition: Option<&Edition>, filter: &PublicFilter) -> Html {
    let more = beyond(day);
    html! {
        <>
            <ul class="whole-day">{ for day.items.iter().map(|i| entry(i, day.day, edition, true)) }</ul>
            if more > 0 {
                <p><RouteLink to={Route::Activities} query={list_of(day.day, filter)} class="button quiet">{text::calendar_rest_list(more)}</RouteLink></p>
            }
        </>
    }
}

/// How many began on a day beyond those that are shown. What goes on from the day before counts on its
/// first day.
fn beyond(found: &CalendarDay) -> i64 {
    let began = found
        .items
        .iter()
        .filter(|i| time::day(i.starts_at) == found.day);
    found.total - began.count() as i64
}

/// The calendar's query of one day.
fn day_query(day: NaiveDate, find: &ActivityQuery) -> String {
    ActivityQuery {
        view: View::Day,
        date: Some(day),
        ..find.clone()
    }
    .write()
}

/// The list's query of one day.
fn list_of(day: NaiveDate, filter: &PublicFilter) -> String {
    query_of(PublicFilter {
        from: Some(day),
        until: Some(day),
        ..filter.clone()
    })
}

fn legend(edition: Option<&Edition>) -> Html {
    let Some(edition) = edition else {
        return html! {};
    };
    let entry = |code: &String| {
        html! { <li class={strand::colour(Some(edition), code)}><span class="strand">{strand::name(Some(edition), code)}</span></li> }
    };
    html! {
        <ul class="legend" aria-label={text::calendar_legend()}>
            { for edition.content.strands.iter().map(|t| entry(&t.code)) }
        </ul>
    }
}
