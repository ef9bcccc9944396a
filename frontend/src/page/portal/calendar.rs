//! 活动日历: the month as a table at desk width, as a list of days on a phone.

mod agenda;
mod item;
mod month;

use chrono::{Datelike, Months, NaiveDate};
use contract::edition::Edition;
use contract::portal::PublicFilter;
use yew::prelude::*;

use super::filters::Filters;
use super::find::{Find, query_of, use_find};
use super::{dates, strand};
use crate::api;
use crate::hook::{use_edition_of, use_fetch};
use crate::route::Route;
use crate::ui::{Empty, Go, PageHead};

use agenda::agenda;
use month::month_table;

#[component]
pub fn CalendarPage() -> Html {
    let address = use_find(Route::Calendar);
    let find = &address.find;
    let edition = use_edition_of(find.filter.edition_id);
    let fetch = use_fetch(find.calendar(), api::portal::get_calendar);
    let answered = fetch.data.as_ref().map(|c| c.month.clone());
    let month = find.month.clone().or(answered);
    let first = month.as_deref().and_then(dates::first_of);
    html! {
        <div class="wrap">
            <PageHead title="活动日历" lead="选一个日子，看看那天有哪些活动。">
                <Go to={Route::Activities} query={query_of(find.filter.clone())} class="button quiet">{"看列表"}</Go>
            </PageHead>
            <Filters find={find.clone()} edition={edition.clone()} push={address.push.clone()} replace={address.replace.clone()} />
            if let Some(first) = first {
                {turn(first, find)}
            }
            { fetch.view(|calendar| {
                let Some(first) = dates::first_of(&calendar.month) else {
                    return html! {};
                };
                html! {
                    <>
                        if calendar.days.is_empty() {
                            <Empty text="这个月没有相符的活动。可以看看前后月份，或减少筛选条件。" />
                        }
                        {month_table(first, calendar, edition.as_deref(), &find.filter)}
                        {agenda(calendar, edition.as_deref(), &find.filter)}
                        {legend(edition.as_deref())}
                    </>
                }
            }) }
        </div>
    }
}

/// The month's name between the one before and the one after.
fn turn(first: NaiveDate, find: &Find) -> Html {
    let to = |month: Option<NaiveDate>| {
        let month = month.map(dates::month_of);
        let filter = find.filter.clone();
        AttrValue::from(Find { filter, month }.write())
    };
    let current = dates::month_of(dates::today()) == dates::month_of(first);
    html! {
        <nav class="month-turn" aria-label="选择月份">
            <Go to={Route::Calendar} query={to(first.checked_sub_months(Months::new(1)))} class="button quiet">{"上个月"}</Go>
            <h2 aria-live="polite">{first.year()}{"年"}{first.month()}{"月"}</h2>
            <Go to={Route::Calendar} query={to(first.checked_add_months(Months::new(1)))} class="button quiet">{"下个月"}</Go>
            if !current {
                <Go to={Route::Calendar} query={to(Some(dates::today()))} class="button quiet small">{"回到本月"}</Go>
            }
        </nav>
    }
}

/// The list of one day.
fn day_query(day: NaiveDate, filter: &PublicFilter) -> String {
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
        <ul class="legend" aria-label="颜色对应的活动板块">
            { for edition.content.strands.iter().map(|t| entry(&t.code)) }
        </ul>
    }
}
