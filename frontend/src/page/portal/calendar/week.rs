//! A week: seven columns where there is room, else a list of its days.

use chrono::{Datelike, Days, NaiveDate};
use contract::edition::Edition;
use contract::portal::Calendar;
use contract::time;
use yew::prelude::*;

use super::day_query;
use super::item::entry;
use super::month::rest;
use crate::page::portal::dates;
use crate::page::portal::find::Find;
use crate::route::Route;
use crate::ui::Go;

pub fn week_list(
    monday: NaiveDate,
    calendar: &Calendar,
    edition: Option<&Edition>,
    find: &Find,
) -> Html {
    let today = dates::today();
    let day = |day: NaiveDate| {
        let found = calendar.days.iter().find(|d| d.day == day);
        let now = day == today;
        html! {
            <li class={classes!(now.then_some("today"), found.is_none().then_some("idle"))} aria-current={now.then_some("date")}>
                <h3><Go to={Route::Calendar} query={day_query(day, find)}>
                    <span>{"周"}{time::weekday(day)}</span>
                    <b>{day.month()}{"月"}{day.day()}{"日"}</b>
                    if let Some(found) = found.filter(|f| f.total > 0) {
                        <small>{found.total}{"场"}</small>
                    }
                </Go></h3>
                if let Some(found) = found {
                    <ul>{ for found.items.iter().map(|i| entry(i, day, edition, true)) }</ul>
                    {rest(found, find)}
                } else {
                    <p class="small">{"没有活动"}</p>
                }
            </li>
        }
    };
    html! { <ol class="days-of-week">{ for (0..7).map(|n| day(monday + Days::new(n))) }</ol> }
}
