//! Days a reader thinks in, and how a time is said.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};
use contract::edition::Edition;
use contract::portal::PublicRow;
use contract::time;

use crate::language::english;
use crate::text;
use crate::ui::time_text;

/// A choice of days by one word.
#[derive(Clone, Debug, PartialEq)]
pub struct Quick {
    pub label: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

pub fn today() -> NaiveDate {
    time::day(Utc::now())
}

/// The days an edition takes up: those that the window rule permits, or the spans among its dates.
pub fn span(edition: &Edition) -> Option<(NaiveDate, NaiveDate)> {
    let content = &edition.content;
    let opening = edition.opening_at.map(time::day);
    if let Some(bounds) = opening.and_then(|day| content.window_rule.bounds(day)) {
        return Some(bounds);
    }
    let spans = || content.dates.iter().filter_map(|d| Some((d.at?, d.until?)));
    let first = spans().map(|(at, _)| at).min()?;
    let last = spans().map(|(_, until)| until).max()?;
    Some((time::day(first), time::day(last)))
}

/// Around today, whatever the date; then the week as a whole and, when it is over, its own months.
pub fn quick(today: NaiveDate, span: Option<(NaiveDate, NaiveDate)>) -> Vec<Quick> {
    let choice = |label: String, from, until| Quick { label, from, until };
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let day = |n| monday + Days::new(n);
    let mut all = vec![
        choice(text::quick_today().into(), today, today),
        choice(text::quick_week().into(), monday, day(6)),
        choice(text::quick_weekend().into(), day(5), day(6)),
        choice(text::quick_next_week().into(), day(7), day(13)),
    ];
    let Some((first, last)) = span else {
        return all;
    };
    all.push(choice(text::quick_span().into(), first, last));
    if last < today {
        let months =
            std::iter::successors(first.with_day(1), |m| m.checked_add_months(Months::new(1)));
        let months = months.take_while(|month| *month <= last).take(12);
        all.extend(months.map(|month| choice(text::month(month.month()), month, end_of(month))));
    }
    all
}

/// The last day of a month, from its first.
pub fn end_of(month: NaiveDate) -> NaiveDate {
    month + Months::new(1) - Days::new(1)
}

/// The first day of `2020-11`.
pub fn first_of(month: &str) -> Option<NaiveDate> {
    let (year, month) = month.split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
}

/// The day on which something ends; midnight belongs to the day before.
pub fn last_day(end: DateTime<Utc>) -> NaiveDate {
    time::day(end - chrono::TimeDelta::seconds(1))
}

/// `11月15日`, with the year where it is not `now`'s.
pub fn day(day: NaiveDate, now: NaiveDate) -> String {
    if day.year() == now.year() {
        return date(day);
    }
    text::day_in_year(day.year(), &text::month(day.month()), day.day())
}

fn date(day: NaiveDate) -> String {
    text::day(&text::month(day.month()), day.day())
}

/// `周日`.
pub fn weekday(day: NaiveDate) -> &'static str {
    text::weekday(day.weekday().num_days_from_monday())
}

/// `11月15日（周日）09:00–11:00`, with the year where it is not `now`'s; the end's day is said only where
/// it differs, and an end at 00:00 belongs to the day before (docs/DOMAIN.md, Days).
pub fn range(start: DateTime<Utc>, end: DateTime<Utc>, now: NaiveDate) -> String {
    let said = moment(start, now);
    let (from, to) = (time::local(start), time::local(end));
    let clock = time_text(to.time());
    if to.date() == from.date() {
        return said + "–" + &clock;
    }
    if to.time() == NaiveTime::MIN && Some(to.date()) == from.date().succ_opt() {
        return said + "–24:00";
    }
    text::range_over_days(&said, &date(to.date()), &clock)
}

/// `11月15日（周日）09:00`, with the year where it is not `now`'s.
pub fn moment(at: DateTime<Utc>, now: NaiveDate) -> String {
    let wall = time::local(at);
    let date = wall.date();
    text::moment(&day(date, now), weekday(date), &time_text(wall.time()))
}

/// From one day to another, the second said no longer than needed.
pub fn days(first: NaiveDate, last: NaiveDate, now: NaiveDate) -> String {
    let from = day(first, now);
    if first == last {
        return from;
    }
    if (first.year(), first.month()) == (last.year(), last.month()) {
        let month = text::month(first.month());
        return match first.year() == now.year() {
            true => text::days_in_month(&month, first.day(), last.day()),
            false => text::days_in_month_of_year(first.year(), &month, first.day(), last.day()),
        };
    }
    // English says the year with both days.
    let until = match first.year() == last.year() && !english() {
        true => date(last),
        false => text::day_in_year(last.year(), &text::month(last.month()), last.day()),
    };
    text::days_apart(&from, &until)
}

/// When an activity of a list is.
pub fn of_row(row: &PublicRow, now: NaiveDate) -> String {
    if let Some(next) = &row.next {
        return range(next.starts_at, next.ends_at, now);
    }
    if row.occurrences <= 1 {
        return range(row.first_start, row.first_end, now);
    }
    let said = days(time::day(row.first_start), last_day(row.last_end), now);
    text::with_count(&said, row.occurrences)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{self, Language};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn d(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn labels(all: &[Quick]) -> Vec<&str> {
        all.iter().map(|q| q.label.as_str()).collect()
    }

    #[wasm_bindgen_test]
    fn the_choices_are_around_today_whatever_the_date() {
        let span = Some((d("2020-10-15"), d("2020-12-15")));
        let around = ["今天", "本周", "本周末", "下周"];
        let said = |all: &[Quick]| -> Vec<String> {
            all.iter()
                .map(|q| format!("{} {}", q.from, q.until))
                .collect()
        };
        // A Wednesday.
        let all = quick(d("2020-11-18"), span);
        assert_eq!(labels(&all), [&around[..], &["活动周期间"]].concat());
        assert_eq!(
            said(&all)[..4],
            [
                "2020-11-18 2020-11-18",
                "2020-11-16 2020-11-22",
                "2020-11-21 2020-11-22",
                "2020-11-23 2020-11-29"
            ]
        );
        // On a Sunday the weekend is the one that is on, and next week begins tomorrow.
        let all = quick(d("2020-11-22"), None);
        assert_eq!(labels(&all), around);
        assert_eq!(
            said(&all)[2..],
            ["2020-11-21 2020-11-22", "2020-11-23 2020-11-29"]
        );
        // Afterwards the week's own months, too.
        let all = quick(d("2021-03-01"), Some((d("2020-10-15"), d("2021-01-15"))));
        let months = ["活动周期间", "10月", "11月", "12月", "1月"];
        assert_eq!(labels(&all), [&around[..], &months].concat());
        assert_eq!(said(&all)[8], "2021-01-01 2021-01-31");
    }

    #[wasm_bindgen_test]
    fn english_says_the_same_days() {
        language::set(Language::English);
        let now = d("2020-11-01");
        assert_eq!(
            days(d("2020-11-15"), d("2020-11-21"), now),
            "15–21 November"
        );
        assert_eq!(
            days(d("2020-10-15"), d("2020-12-15"), d("2026-11-01")),
            "15 October 2020 to 15 December 2020"
        );
        let at = |text: &str| time::instant(text.parse().expect("a wall clock"));
        assert_eq!(
            range(at("2020-11-15T09:00:00"), at("2020-11-16T00:00:00"), now),
            "15 November (Sun) 09:00–24:00"
        );
        language::set(Language::Chinese);
        assert_eq!(
            range(at("2020-11-15T09:00:00"), at("2020-11-16T12:00:00"), now),
            "11月15日（周日）09:00–11月16日 12:00"
        );
    }

    #[wasm_bindgen_test]
    fn days_are_said_no_longer_than_needed() {
        let now = d("2020-11-01");
        assert_eq!(days(d("2020-11-15"), d("2020-11-15"), now), "11月15日");
        assert_eq!(
            days(d("2020-11-15"), d("2020-11-21"), now),
            "11月15日至21日"
        );
        assert_eq!(
            days(d("2020-10-15"), d("2020-12-15"), now),
            "10月15日至12月15日"
        );
        let later = d("2026-11-01");
        assert_eq!(
            days(d("2020-12-30"), d("2021-01-02"), later),
            "2020年12月30日至2021年1月2日"
        );
        assert_eq!(last_day(time::start_of(d("2020-11-16"))), d("2020-11-15"));
        assert_eq!(first_of("2020-11"), Some(d("2020-11-01")));
        assert_eq!(first_of("2020-13"), None);
        assert_eq!(end_of(d("2020-02-01")), d("2020-02-29"));
    }
}
