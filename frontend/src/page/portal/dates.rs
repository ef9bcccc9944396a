//! Days a reader thinks in, and how a time is said.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Timelike, Utc};
use contract::edition::Edition;
use contract::portal::PublicRow;
use contract::time;

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

/// Around today while the week lies ahead or goes on; the week's own months when it is over.
pub fn quick(today: NaiveDate, span: Option<(NaiveDate, NaiveDate)>) -> Vec<Quick> {
    let choice = |label: String, from, until| Quick { label, from, until };
    let whole = span.map(|(from, until)| choice("活动周期间".into(), from, until));
    if let Some((first, last)) = span.filter(|(_, last)| *last < today) {
        let months =
            std::iter::successors(first.with_day(1), |m| m.checked_add_months(Months::new(1)));
        let months = months
            .take_while(|month| *month <= last)
            .take(12)
            .map(|month| choice(format!("{}月", month.month()), month, end_of(month)));
        return whole.into_iter().chain(months).collect();
    }
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let month = today.with_day(1).unwrap_or(today);
    let mut all = vec![
        choice("今天".into(), today, today),
        choice(
            "本周末".into(),
            monday + Days::new(5),
            monday + Days::new(6),
        ),
        choice("本周".into(), monday, monday + Days::new(6)),
        choice("本月".into(), month, end_of(month)),
    ];
    all.extend(whole);
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
    let said = format!("{}月{}日", day.month(), day.day());
    in_year(said, day, now)
}

/// `11月15日（周日）09:00–11:00`, with the year where it is not `now`'s.
pub fn range(start: DateTime<Utc>, end: DateTime<Utc>, now: NaiveDate) -> String {
    in_year(time::say_range(start, end), time::day(start), now)
}

/// `11月15日（周日）09:00`, with the year where it is not `now`'s.
pub fn moment(at: DateTime<Utc>, now: NaiveDate) -> String {
    let wall = time::local(at);
    let said = format!(
        "{}月{}日（周{}）{:02}:{:02}",
        wall.month(),
        wall.day(),
        time::weekday(wall.date()),
        wall.hour(),
        wall.minute()
    );
    in_year(said, wall.date(), now)
}

fn in_year(said: String, day: NaiveDate, now: NaiveDate) -> String {
    if day.year() == now.year() {
        return said;
    }
    format!("{}年{said}", day.year())
}

/// From one day to another, the second said no longer than needed.
pub fn days(first: NaiveDate, last: NaiveDate, now: NaiveDate) -> String {
    let from = day(first, now);
    if first == last {
        return from;
    }
    let until = if first.year() != last.year() {
        format!("{}年{}月{}日", last.year(), last.month(), last.day())
    } else if first.month() != last.month() {
        format!("{}月{}日", last.month(), last.day())
    } else {
        format!("{}日", last.day())
    };
    from + "至" + &until
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
    format!("{said}，共{}场", row.occurrences)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn d(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn labels(all: &[Quick]) -> Vec<&str> {
        all.iter().map(|q| q.label.as_str()).collect()
    }

    #[wasm_bindgen_test]
    fn while_it_lasts_the_choices_are_around_today() {
        let span = Some((d("2020-10-15"), d("2020-12-15")));
        // A Wednesday.
        let all = quick(d("2020-11-18"), span);
        assert_eq!(
            labels(&all),
            ["今天", "本周末", "本周", "本月", "活动周期间"]
        );
        assert_eq!(
            (all[1].from, all[1].until),
            (d("2020-11-21"), d("2020-11-22"))
        );
        assert_eq!(
            (all[2].from, all[2].until),
            (d("2020-11-16"), d("2020-11-22"))
        );
        assert_eq!(
            (all[3].from, all[3].until),
            (d("2020-11-01"), d("2020-11-30"))
        );
        // On a Sunday the weekend is the one that is on.
        let all = quick(d("2020-11-22"), None);
        assert_eq!(
            (all[1].from, all[1].until),
            (d("2020-11-21"), d("2020-11-22"))
        );
        assert_eq!(labels(&all), ["今天", "本周末", "本周", "本月"]);
    }

    #[wasm_bindgen_test]
    fn afterwards_the_choices_are_the_weeks_own() {
        let all = quick(d("2021-03-01"), Some((d("2020-10-15"), d("2021-01-15"))));
        assert_eq!(labels(&all), ["活动周期间", "10月", "11月", "12月", "1月"]);
        assert_eq!(
            (all[4].from, all[4].until),
            (d("2021-01-01"), d("2021-01-31"))
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
