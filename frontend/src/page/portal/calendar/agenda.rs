//! The month as a list of its days, for narrow screens.

use chrono::Datelike;
use contract::edition::Edition;
use contract::portal::{Calendar, CalendarDay};
use contract::time;
use yew::prelude::*;

use super::day_query;
use super::item::entry;
use super::month::rest;
use crate::page::portal::dates;
use crate::page::portal::find::Find;
use crate::route::Route;
use crate::ui::Go;

pub fn agenda(calendar: &Calendar, edition: Option<&Edition>, find: &Find) -> Html {
    let today = dates::today();
    let day = |found: &CalendarDay| {
        let class = (found.day == today).then_some("today");
        html! {
            <li {class} key={found.day.to_string()}>
                <h3><Go to={Route::Calendar} query={day_query(found.day, find)}>
                    {found.day.month()}{"月"}{found.day.day()}{"日 周"}{time::weekday(found.day)}
                    if class.is_some() {
                        <span class="badge warm">{"今天"}</span>
                    }
                    if found.total > 0 {
                        <small>{"共"}{found.total}{"场"}</small>
                    }
                </Go></h3>
                <ul>{ for found.items.iter().map(|i| entry(i, found.day, edition, false)) }</ul>
                {rest(found, find)}
            </li>
        }
    };
    html! { <ol class="agenda">{ for calendar.days.iter().map(day) }</ol> }
}
