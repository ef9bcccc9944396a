//! Month, week or day, and the one before and after.

use chrono::{Datelike, Days, Months, NaiveDate};
use yew::prelude::*;

use crate::page::portal::dates;
use crate::page::portal::query::{ActivityQuery, View};
use crate::route::Route;
use crate::text;
use crate::ui::RouteLink;

struct Words {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    now: &'static str,
}

fn words(view: View) -> Words {
    let (name, before, after, now) = match view {
        View::Month => (
            text::calendar_view_month(),
            text::calendar_before_month(),
            text::calendar_after_month(),
            text::calendar_now_month(),
        ),
        View::Week => (
            text::calendar_view_week(),
            text::calendar_before_week(),
            text::calendar_after_week(),
            text::calendar_now_week(),
        ),
        View::Day => (
            text::calendar_view_day(),
            text::calendar_before_day(),
            text::calendar_after_day(),
            text::calendar_now_day(),
        ),
    };
    Words {
        name,
        before,
        after,
        now,
    }
}

fn step(view: View, date: NaiveDate, back: bool) -> Option<NaiveDate> {
    let days = Days::new(if view == View::Week { 7 } else { 1 });
    match (view, back) {
        (View::Month, true) => date.checked_sub_months(Months::new(1)),
        (View::Month, false) => date.checked_add_months(Months::new(1)),
        (_, true) => date.checked_sub_days(days),
        (_, false) => date.checked_add_days(days),
    }
}

pub fn views(date: NaiveDate, find: &ActivityQuery) -> Html {
    let tab = |view: View| {
        let to = ActivityQuery {
            view,
            date: Some(date),
            ..find.clone()
        };
        html! {
            <li><RouteLink to={Route::Calendar} query={to.write()} class="chip" current={view == find.view}>{words(view).name}</RouteLink></li>
        }
    };
    html! { <nav class="views" aria-label={text::calendar_views()}><ul class="chips">{ for View::ALL.into_iter().map(tab) }</ul></nav> }
}

/// What is shown, between what is before and what is after.
pub fn turn(date: NaiveDate, find: &ActivityQuery) -> Html {
    let words = words(find.view);
    let today = dates::today();
    let (first, last) = find.view.span(date);
    let to = |date: Option<NaiveDate>, text: &'static str, class: &'static str| {
        let to = ActivityQuery {
            date,
            ..find.clone()
        };
        html! { <RouteLink to={Route::Calendar} query={to.write()} class={classes!("button", "quiet", class)}>{text}</RouteLink> }
    };
    let title = match find.view {
        View::Month => text::month_of_year(first.year(), first.month()),
        // Said against another year, so that its own is there.
        View::Week => dates::days(first, last, NaiveDate::MIN),
        View::Day => text::calendar_day(&dates::day(first, NaiveDate::MIN), dates::weekday(first)),
    };
    html! {
        <nav class="month-turn" aria-label={text::calendar_turn()}>
            {to(step(find.view, date, true), words.before, "")}
            <h2 aria-live="polite">{title}</h2>
            {to(step(find.view, date, false), words.after, "")}
            if !(first..=last).contains(&today) {
                {to(Some(today), words.now, "small")}
            }
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_step_is_as_long_as_what_is_shown() {
        let day = "2020-10-31".parse().expect("a day");
        let said = |view, back| step(view, day, back).map(|d| d.to_string());
        assert_eq!(said(View::Month, false).as_deref(), Some("2020-11-30"));
        assert_eq!(said(View::Week, true).as_deref(), Some("2020-10-24"));
        assert_eq!(said(View::Day, false).as_deref(), Some("2020-11-01"));
    }
}
