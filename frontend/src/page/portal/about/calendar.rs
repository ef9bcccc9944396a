//! The dates that the notice names, and those it leaves open.

use chrono::Utc;
use contract::edition::{Edition, KeyDate};
use contract::time;
use yew::prelude::*;

use crate::page::portal::dates;
use crate::{language, text};

/// The key date of the provincial opening.
const OPENING: &str = "provincial_opening";

/// Known dates in order of time, then the open ones.
pub fn key_dates(edition: &Edition) -> Html {
    let mut all = edition.content.dates.clone();
    // The office sets the opening's own time with the opening.
    for date in &mut all {
        if let (OPENING, None, Some(at)) = (date.code.as_str(), date.at, edition.opening_at) {
            date.at = Some(at);
            date.note = String::new();
        }
    }
    all.sort_by_key(|d| (d.at.is_none(), d.at));
    html! { <ol class="timeline">{ for all.iter().map(entry) }</ol> }
}

fn entry(date: &KeyDate) -> Html {
    let (now, today) = (Utc::now(), dates::today());
    let class = match (date.at, date.until) {
        (Some(at), Some(until)) if at <= now && now <= until => "now",
        (Some(at), until) if until.unwrap_or(at) < now => "past",
        _ => "",
    };
    html! {
        <li {class}>
            <p><b>{text::word(text::key_date(&date.code, &date.label))}</b></p>
            {match (date.at, date.until) {
                (Some(at), Some(until)) => html! { <time>{dates::days(time::day(at), dates::last_day(until), today)}</time> },
                (Some(at), None) => html! { <time>{dates::moment(at, today)}</time> },
                (None, _) => html! { <span class="pending">{text::pending()}</span> },
            }}
            if !date.note.is_empty() {
                <p class="small" lang={language::written()}>{&date.note}</p>
            }
        </li>
    }
}
