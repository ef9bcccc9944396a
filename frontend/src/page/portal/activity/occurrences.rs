//! All dates: those to come first, those past folded away.

use chrono::{DateTime, Utc};
use contract::portal::PublicActivity;
use contract::schedule::Occurrence;
use contract::workflow::Holding;
use uuid::Uuid;
use yew::prelude::*;

use crate::api;
use crate::page::portal::dates;

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
            <h2 id="dates">{"活动场次"}</h2>
            if coming.is_empty() {
                <p>{"全部"}{past.len()}{"场均已结束。"}</p>
            } else {
                {list(first, id)}
            }
            {folded("之后的场次", later, id)}
            {folded("已结束的场次", &past, None)}
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
fn list(some: &[Numbered<'_>], id: Option<Uuid>) -> Html {
    let today = dates::today();
    let now = Utc::now();
    let line = |(number, o): &Numbered<'_>| {
        html! {
            <li>
                <span>{dates::range(o.starts_at, o.ends_at, today)}</span>
                if o.starts_at <= now && now < o.ends_at {
                    <span class="badge good">{"进行中"}</span>
                }
                if let Some(id) = id {
                    <a href={api::portal::occurrence_ics(id, *number)} download="activity.ics">{"加入日历"}<span class="unseen">{"：第"}{*number}{"场"}</span></a>
                }
            </li>
        }
    };
    html! { <ol class="dates">{ for some.iter().map(line) }</ol> }
}

fn folded(title: &'static str, some: &[Numbered<'_>], id: Option<Uuid>) -> Html {
    if some.is_empty() {
        return html! {};
    }
    html! { <details class="fold"><summary>{title}{"（"}{some.len()}{"场）"}</summary>{list(some, id)}</details> }
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
