//! Month, week or day, and the one before and after.

use chrono::{Datelike, Days, Months, NaiveDate};
use contract::time;
use yew::prelude::*;

use crate::page::portal::dates;
use crate::page::portal::find::{Find, View};
use crate::route::Route;
use crate::ui::Go;

struct Words {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    now: &'static str,
}

fn words(view: View) -> Words {
    let (name, before, after, now) = match view {
        View::Month => ("月", "上个月", "下个月", "回到本月"),
        View::Week => ("周", "上一周", "下一周", "回到本周"),
        View::Day => ("日", "前一天", "后一天", "回到今天"),
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

pub fn views(date: NaiveDate, find: &Find) -> Html {
    let tab = |view: View| {
        let to = Find {
            view,
            date: Some(date),
            ..find.clone()
        };
        html! {
            <li><Go to={Route::Calendar} query={to.write()} class="chip" current={view == find.view}>{words(view).name}</Go></li>
        }
    };
    html! { <nav class="views" aria-label="选择月、周或日"><ul class="chips">{ for View::ALL.into_iter().map(tab) }</ul></nav> }
}

/// What is shown, between what is before and what is after.
pub fn turn(date: NaiveDate, find: &Find) -> Html {
    let words = words(find.view);
    let today = dates::today();
    let (first, last) = find.view.span(date);
    let to = |date: Option<NaiveDate>, text: &'static str, class: &'static str| {
        let to = Find {
            date,
            ..find.clone()
        };
        html! { <Go to={Route::Calendar} query={to.write()} class={classes!("button", "quiet", class)}>{text}</Go> }
    };
    let title = match find.view {
        View::Month => format!("{}年{}月", first.year(), first.month()),
        // Said against another year, so that its own is there.
        View::Week => dates::days(first, last, NaiveDate::MIN),
        View::Day => format!(
            "{} 周{}",
            dates::day(first, NaiveDate::MIN),
            time::weekday(first)
        ),
    };
    html! {
        <nav class="month-turn" aria-label="前后翻看">
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
