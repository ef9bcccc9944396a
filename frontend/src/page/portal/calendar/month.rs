//! The month as a table of weeks.

use chrono::{Datelike, Days, NaiveDate};
use contract::edition::Edition;
use contract::portal::{Calendar, CalendarDay};
use yew::prelude::*;

use super::item::entry;
use super::{beyond, day_query};
use crate::page::portal::dates;
use crate::page::portal::query::ActivityQuery;
use crate::route::Route;
use crate::text;
use crate::ui::RouteLink;

pub fn month_table(
    first: NaiveDate,
    calendar: &Calendar,
    edition: Option<&Edition>,
    find: &ActivityQuery,
) -> Html {
    let today = dates::today();
    let cell = |day: NaiveDate| {
        if day.month() != first.month() {
            return html! { <td class="outside"></td> };
        }
        let found = calendar.days.iter().find(|d| d.day == day);
        let class = (day == today).then_some("today");
        html! {
            <td {class} aria-current={class.map(|_| "date")}>
                {number(day, found, find)}
                if let Some(found) = found {
                    <ul>{ for found.items.iter().map(|i| entry(i, day, edition, false)) }</ul>
                    {rest(found, find)}
                }
            </td>
        }
    };
    let week =
        |monday: NaiveDate| html! { <tr>{ for (0..7).map(|n| cell(monday + Days::new(n))) }</tr> };
    html! {
        <table class="month">
            <caption class="unseen">{text::calendar_caption(&text::month_of_year(first.year(), first.month()))}</caption>
            <thead><tr>{ for (0..7_u32).map(|n| html! { <th scope="col">{text::unseen(&text::calendar_weekday(n))}</th> }) }</tr></thead>
            <tbody>{ for mondays(first).map(week) }</tbody>
        </table>
    }
}

/// The Mondays of the weeks that touch a month.
fn mondays(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let monday = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let end = dates::end_of(first);
    (0..6)
        .map(move |n| monday + Days::new(7 * n))
        .take_while(move |m| *m <= end)
}

/// The day's number; where something is on, it leads to the day.
fn number(day: NaiveDate, found: Option<&CalendarDay>, find: &ActivityQuery) -> Html {
    let Some(found) = found else {
        return html! { <span class="day">{day.day()}</span> };
    };
    html! {
        <RouteLink to={Route::Calendar} query={day_query(day, find)} class="day">
            {text::unseen(&text::calendar_cell(day.day()))}
            if found.total > 0 {
                <small>{text::unseen(&text::calendar_cell_dates(found.total))}</small>
            }
        </RouteLink>
    }
}

/// How many more there are than are shown.
pub fn rest(found: &CalendarDay, find: &ActivityQuery) -> Html {
    let more = beyond(found);
    if more <= 0 {
        return html! {};
    }
    html! {
        <RouteLink to={Route::Calendar} query={day_query(found.day, find)} class="rest">
            {text::unseen(&text::calendar_rest(more, &dates::day(found.day, found.day)))}
        </RouteLink>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_month_is_whole_weeks() {
        let weeks = |text: &str| mondays(text.parse().expect("a day")).collect::<Vec<_>>();
        assert_eq!(weeks("2020-11-01").len(), 6, "begins on a Sunday");
        assert_eq!(
            weeks("2021-02-01").len(),
            4,
            "begins on a Monday and has 28 days"
        );
        assert_eq!(weeks("2020-11-01")[0], "2020-10-26".parse().expect("a day"));
    }
}
