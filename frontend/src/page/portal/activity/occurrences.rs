//! All dates: those to come first, those past folded away.

use chrono::{DateTime, Utc};
use contract::id::ActivityId;
use contract::portal::PublicActivity;
use contract::schedule::Occurrence;
use contract::workflow::Holding;
use yew::prelude::*;

use crate::api;
use crate::page::portal::dates;
use crate::text;

/// Dates shown before the rest is folded.
const SHOWN: usize = 8;

/// Nothing for a single date: it stands with the place.
pub fn occurrence_list(activity: &PublicActivity) -> Html {
    let all = &activity.occurrences_all;
    if all.len() < 2 {
        return html! {};
    }
    // What is off goes into nobody's calendar.
    let id = (activity.row.holding != Holding::Cancelled).then_some(activity.row.id);
    let (past, coming) = split(all, Utc::now());
    let (first, later) = coming.split_at(coming.len().min(SHOWN));
    html! {
        <section class="stack" aria-labelledby="dates">
            <h2 id="dates">{text::dates_title()}</h2>
            if coming.is_empty() {
                <p>{text::dates_all_over(past.len())}</p>
            } else {
                {list(first, id)}
            }
            {folded(text::dates_later(later.len()), later, id)}
            {folded(text::dates_past(past.len()), &past, None)}
        </section>
    }
}

/// An occurrence and its number, from 1.
type Numbered<'a> = (usize, &'a Occurrence);

/// What has ended, and what goes on or is to come; both in order of time.
fn split(all: &[Occurrence], now: DateTime<Utc>) -> (Vec<Numbered<'_>>, Vec<Numbered<'_>>) {
    let numbered = (1..).zip(all);
    numbered.partition(|(_, o)| o.ends_at <= now)
}

/// `id`: of the activity, where each may be put into a calendar.
fn list(some: &[Numbered<'_>], id: Option<ActivityId>) -> Html {
    let today = dates::today();
    let now = Utc::now();
    let line = |(number, o): &Numbered<'_>| {
        html! {
            <li>
                <span>{dates::range(o.starts_at, o.ends_at, today)}</span>
                if o.starts_at <= now && now < o.ends_at {
                    <span class="badge good">{text::badge_going_on()}</span>
                }
                if let Some(id) = id {
                    <a href={api::portal::occurrence_ics(id, *number)} download="activity.ics">{text::date_to_calendar()}<span class="unseen">{text::date_number(*number)}</span></a>
                }
            </li>
        }
    };
    html! { <ol class="dates">{ for some.iter().map(line) }</ol> }
}

fn folded(title: String, some: &[Numbered<'_>], id: Option<ActivityId>) -> Html {
    if some.is_empty() {
        return html! {};
    }
    html! { <details class="fold"><summary>{title}</summary>{list(some, id)}</details> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::time::instant;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_goes_on_is_not_past() {
        let at = |text: &str| instant(text.parse().expect("a wall clock"));
        let one = |from: &str, to: &str| Occurrence {
            starts_at: at(from),
            ends_at: at(to),
        };
        let all = [
            one("2020-11-14T09:00:00", "2020-11-14T11:00:00"),
            one("2020-11-15T09:00:00", "2020-11-15T11:00:00"),
            one("2020-11-16T09:00:00", "2020-11-16T11:00:00"),
        ];
        let (past, coming) = split(&all, at("2020-11-15T10:00:00"));
        assert_eq!(past, [(1, &all[0])]);
        assert_eq!(coming, [(2, &all[1]), (3, &all[2])]);
        let (past, coming) = split(&all, at("2020-11-16T11:00:00"));
        assert_eq!((past.len(), coming.len()), (3, 0));
    }
}
