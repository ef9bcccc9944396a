//! The public calendar: days with their occurrences.

use chrono::{Datelike, Days, Months, NaiveDate};
use contract::portal::{Calendar, CalendarDay, CalendarFilter, CalendarItem};
use contract::time;
use contract::workflow::Holding;
use uuid::Uuid;

use super::store::{self, OccurrenceRow};
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, Permit};
use crate::portal::cache::PublicCache;
use crate::portal::cache::Span;
use crate::portal::filter::PublicActivityFilter;
use crate::reference::edition::version;

/// Days in one answer at most: six weeks.
const LONGEST: i64 = 42;

pub async fn get_calendar(
    state: &AppState,
    permit: &impl Permit,
    filter: &CalendarFilter,
) -> Result<Calendar, Failure> {
    let conditions = PublicActivityFilter::calendar(filter)?;
    let items = items(filter.items)?;
    let asked = asked(filter)?;
    let this = first_of(time::day(clock::now()));
    let mut conn = state.store.read(permit).await?;
    let Some(moment) = version(&mut conn, conditions.edition_id).await? else {
        let (first, _) = asked.unwrap_or((this, next(this)));
        return Ok(calendar(first, Vec::new()));
    };
    let edition_id = moment.0;
    let (first, next) = match asked {
        Some(days) => days,
        None => {
            let first = nearest(&mut conn, edition_id, this).await?;
            (first, next(first))
        }
    };
    let conditions = PublicActivityFilter {
        edition_id: Some(edition_id.into()),
        ..conditions
    };
    let span = Span { first, next, items };
    let make = async {
        let hits = store::days(&mut conn, edition_id, &conditions, span).await?;
        Ok(days(hits))
    };
    let days = state
        .shared
        .get::<PublicCache>()
        .days
        .get((moment, conditions.clone(), span), make)
        .await?;
    Ok(calendar(first, days.to_vec()))
}

fn items(asked: Option<u32>) -> Result<u32, Failure> {
    match asked.unwrap_or(3) {
        items @ 1..=100 => Ok(items),
        _ => Err(Failure::field(
            "items",
            "out_of_range",
            "每天显示的场次数应在1至100之间。",
        )),
    }
}

/// The days that are asked for: the first, and the one after the last.
fn asked(filter: &CalendarFilter) -> Result<Option<(NaiveDate, NaiveDate)>, Failure> {
    let Some(from) = filter.from else {
        let month = filter.month.as_deref().map(parse).transpose()?;
        return Ok(month.map(|first| (first, next(first))));
    };
    let until = filter.until.unwrap_or(from);
    let fault = |field, code, text| Err(Failure::field(field, code, text));
    if !(1900..=2200).contains(&from.year()) {
        return fault("from", "out_of_range", "日期应在1900年至2200年之间。");
    }
    match (until - from).num_days() {
        0..LONGEST => Ok(Some((from, until + Days::new(1)))),
        ..0 => fault("until", "before_start", "结束日期不能早于开始日期。"),
        _ => fault("until", "out_of_range", "一次最多查看42天。"),
    }
}

fn calendar(first: NaiveDate, days: Vec<CalendarDay>) -> Calendar {
    Calendar {
        month: first.format("%Y-%m").to_string(),
        days,
    }
}

/// This month where it has an activity, otherwise the nearest that has; the later of two equally near.
async fn nearest(conn: &mut Conn, edition_id: Uuid, this: NaiveDate) -> Result<NaiveDate, Failure> {
    let around = store::around(conn, edition_id, this, next(this)).await?;
    let later = around.later.map(|at| first_of(time::day(at)));
    let earlier = around.earlier.map(|at| first_of(time::day(at)));
    Ok(match (earlier, later) {
        _ if around.now => this,
        (None, None) => this,
        (Some(month), None) | (None, Some(month)) => month,
        (Some(a), Some(b)) if number(this) - number(a) < number(b) - number(this) => a,
        (Some(_), Some(b)) => b,
    })
}

fn number(month: NaiveDate) -> i32 {
    month.year() * 12 + month.month0() as i32
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).expect("every month has a first day")
}

fn next(first: NaiveDate) -> NaiveDate {
    first
        .checked_add_months(Months::new(1))
        .expect("years are bounded")
}

fn parse(month: &str) -> Result<NaiveDate, Failure> {
    let fault = || {
        Failure::field(
            "month",
            "not_a_month",
            "月份应写作“2020-11”的形式，在1900年至2200年之间。",
        )
    };
    if month.len() != 7 {
        return Err(fault());
    }
    NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d")
        .ok()
        .filter(|d| (1900..=2200).contains(&d.year()))
        .ok_or_else(fault)
}

/// Rows come by day, each day's earliest first.
fn days(hits: Vec<OccurrenceRow>) -> Vec<CalendarDay> {
    let mut days: Vec<CalendarDay> = Vec::new();
    for hit in hits {
        let item = CalendarItem {
            id: hit.activity_id.into(),
            title: hit.title,
            strand: hit.strand,
            holding: Holding::parse(&hit.holding).unwrap_or_default(),
            starts_at: hit.starts_at,
            ends_at: hit.ends_at,
        };
        match days.last_mut() {
            Some(day) if day.day == hit.day => day.items.push(item),
            _ => days.push(CalendarDay {
                day: hit.day,
                total: hit.total,
                items: vec![item],
            }),
        }
    }
    days
}
