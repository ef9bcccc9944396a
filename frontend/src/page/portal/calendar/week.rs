//! A week: seven columns where there is room, else a list of its days.

use chrono::{Days, NaiveDate};
use contract::edition::Edition;
use contract::portal::Calendar;
use yew::prelude::*;

use super::day_query;
use super::item::entry;
use super::month::rest;
use crate::page::portal::dates;
use crate::page::portal::query::ActivityQuery;
use crate::route::Route;
use crate::text;
use crate::ui::RouteLink;

pub fn week_list(
    monday: NaiveDate,
    calendar: &Calendar,
    edition: Option<&Edition>,
    find: &ActivityQuery,
) -> Html {
    let today = dates::today();
    let day = |day: NaiveDate| {
        let found = calendar.days.iter().find(|d| d.day == day);
        let now = day == today;
        html! {
            <li class={classes!(now.then_some("today"), found.is_none().then_some("idle"))} aria-current={now.then_some("date")}>
                <h3><RouteLink to={Route::Calendar} query={day_query(day, find)}>
                    <span>{dates::weekday(day)}</span>
                    <b>{dates::day(day, day)}</b>
                    if let Some(found) = found.filter(|f| f.total > 0) {
                        <small>{text::calendar_dates(found.total)}</small>
                    }
                </RouteLink></h3>
                if let Some(found) = found {
                    <ul>{ for found.items.iter().map(|i| entry(i, day, edition, true)) }</ul>
                    {rest(found, find)}
                } else {
                    <p class="small">{text::calendar_idle()}</p>
                }
            </li>
        }
    };
    html! { <ol class="days-of-week">{ for (0..7).map(|n| day(monday + Days::new(n))) }</ol> }
}
