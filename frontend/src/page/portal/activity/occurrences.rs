//! All dates: those to come first, those past folded away.

use chrono::{DateTime, Utc};
use contract::schedule::Occurrence;
use yew::prelude::*;

use crate::page::portal::dates;

/// Dates shown before the rest is folded.
const SHOWN: usize = 8;

/// Nothing for a single date: it stands with the place.
pub fn occurrence_list(all: &[Occurrence]) -> Html {
    if all.len() < 2 {
        return html! {};
    }
    let (past, coming) = split(all, Utc::now());
    let (first, later) = coming.split_at(coming.len().min(SHOWN));
    html! {
        <section class="stack" aria-labelledby="dates">
            <h2 id="dates">{"活动场次"}</h2>
            if coming.is_empty() {
                <p>{"全部"}{past.len()}{"场均已结束。"}</p>
            } else {
                {list(first)}
            }
            {folded("之后的场次", later)}
            {folded("已结束的场次", &past)}
        </section>
    }
}

/// What has ended, and what goes on or is to come; both in order of time.
fn split(all: &[Occurrence], now: DateTime<Utc>) -> (Vec<Occurrence>, Vec<Occurrence>) {
    all.iter().partition(|o| o.ends_at <= now)
}

fn list(some: &[Occurrence]) -> Html {
    let today = dates::today();
    let now = Utc::now();
    let line = |o: &Occurrence| {
        html! {
            <li>
                {dates::range(o.starts_at, o.ends_at, today)}
                if o.starts_at <= now && now < o.ends_at {
                    <span class="badge good">{"进行中"}</span>
                }
            </li>
        }
    };
    html! { <ol class="dates">{ for some.iter().map(line) }</ol> }
}

fn folded(title: &'static str, some: &[Occurrence]) -> Html {
    if some.is_empty() {
        return html! {};
    }
    html! { <details class="fold"><summary>{title}{"（"}{some.len()}{"场）"}</summary>{list(some)}</details> }
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
        assert_eq!((past.as_slice(), coming.as_slice()), (&all[..1], &all[1..]));
        let (past, coming) = split(&all, at("2020-11-16T11:00:00"));
        assert_eq!((past.len(), coming.len()), (3, 0));
    }
}
