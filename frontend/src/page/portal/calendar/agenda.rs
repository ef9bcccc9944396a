//! The month as a list of its days, for narrow screens.

use contract::edition::Edition;
use contract::portal::{Calendar, CalendarDay};
use yew::prelude::*;

use super::day_query;
use super::item::entry;
use super::month::rest;
use crate::page::portal::dates;
use crate::page::portal::query::ActivityQuery;
use crate::route::Route;
use crate::text;
use crate::ui::RouteLink;

pub fn agenda(calendar: &Calendar, edition: Option<&Edition>, find: &ActivityQuery) -> Html {
    let today = dates::today();
    let day = |found: &CalendarDay| {
        let class = (found.day == today).then_some("today");
        html! {
            <li {class} key={found.day.to_string()}>
                <h3><RouteLink to={Route::Calendar} query={day_query(found.day, find)}>
                    {text::calendar_day(&dates::day(found.day, found.day), dates::weekday(found.day))}
                    if class.is_some() {
                        <span class="badge warm">{text::quick_today()}</span>
                    }
                    if found.total > 0 {
                        <small>{text::calendar_total(found.total)}</small>
                    }
                </RouteLink></h3>
                <ul>{ for found.items.iter().map(|i| entry(i, found.day, edition, false)) }</ul>
                {rest(found, find)}
            </li>
        }
    };
    html! { <ol class="agenda">{ for calendar.days.iter().map(day) }</ol> }
}
