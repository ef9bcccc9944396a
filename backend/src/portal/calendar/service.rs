use chrono::{Datelike, Months, NaiveDate, Utc};
use contract::portal::{Calendar, CalendarDay, CalendarFilter, CalendarItem};
use contract::time;
use contract::workflow::Holding;
use uuid::Uuid;

use super::store::{self, Hit};
use crate::app::State;
use crate::http::failure::Failure;
use crate::portal::filter::Which;
use crate::portal::store::moment;
use crate::store::{Conn, Permit};

pub async fn get_calendar(
    state: &State,
    permit: &impl Permit,
    filter: &CalendarFilter,
) -> Result<Calendar, Failure> {
    let which = Which::calendar(filter)?;
    let asked = filter.month.as_deref().map(parse).transpose()?;
    let this = first_of(time::day(Utc::now()));
    let mut conn = state.store.read(permit).await?;
    let Some(moment) = moment(&mut conn, which.edition_id).await? else {
        return Ok(calendar(asked.unwrap_or(this), Vec::new()));
    };
    let edition_id = moment.0;
    let first = match asked {
        Some(first) => first,
        None => nearest(&mut conn, edition_id, this).await?,
    };
    let which = Which {
        edition_id: Some(edition_id),
        ..which
    };
    let make = async {
        let hits = store::month(&mut conn, edition_id, &which, first, next(first)).await?;
        Ok(days(hits))
    };
    let days = state
        .memory
        .month(moment, which.clone(), first, make)
        .await?;
    Ok(calendar(first, days.to_vec()))
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
fn days(hits: Vec<Hit>) -> Vec<CalendarDay> {
    let mut days: Vec<CalendarDay> = Vec::new();
    for hit in hits {
        let item = CalendarItem {
            id: hit.activity_id,
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
