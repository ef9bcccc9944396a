//! SQL of the public calendar.

use chrono::{DateTime, Days, NaiveDate, Utc};
use contract::time;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::query::{Query, Value};
use crate::portal::cache::Span;
use crate::portal::filter::PublicActivityFilter;
use crate::portal::store::conditions;

/// No occurrence is longer (the contract's `Slot`), so none that touches a day starts earlier.
const LONGEST: Days = Days::new(367);

/// One of the first occurrences of a day.
#[derive(QueryableByName)]
pub struct OccurrenceRow {
    #[diesel(sql_type = Date)]
    pub day: NaiveDate,
    #[diesel(sql_type = BigInt)]
    pub total: i64,
    #[diesel(sql_type = SqlUuid)]
    pub activity_id: Uuid,
    #[diesel(sql_type = Text)]
    pub title: String,
    #[diesel(sql_type = Text)]
    pub strand: String,
    #[diesel(sql_type = Text)]
    pub holding: String,
    #[diesel(sql_type = Timestamptz)]
    pub starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub ends_at: DateTime<Utc>,
}

/// The first occurrences of each day, what begins on it before what goes on, and how many begin on it. An end at midnight is the end of the
/// day before.
pub async fn days(
    conn: &mut Conn,
    edition_id: Uuid,
    filter: &PublicActivityFilter,
    span: Span,
) -> QueryResult<Vec<OccurrenceRow>> {
    let Span { first, next, items } = span;
    let mut query = Query::new(
        "with hit as (
            select c.activity_id, c.number, c.starts_at, c.ends_at,
                (c.starts_at at time zone 'Asia/Shanghai')::date as first_day,
                ((c.ends_at - interval '1 microsecond') at time zone 'Asia/Shanghai')::date as last_day
            from occurrence c",
    );
    let narrowed = *filter
        != PublicActivityFilter {
            edition_id: filter.edition_id,
            ..PublicActivityFilter::default()
        };
    if narrowed {
        query.push(" join listing l on l.activity_id = c.activity_id and ");
        conditions(&mut query, filter);
    }
    query
        .push(" where c.edition_id = ")
        .bind(Value::Id(edition_id))
        .and("c.starts_at <", Some(Value::At(time::start_of(next))))
        .and(
            "c.starts_at >",
            Some(Value::At(time::start_of(first - LONGEST))),
        )
        .and("c.ends_at >", Some(Value::At(time::start_of(first))));
    // Those within a day are the many: only the others are spread over their days.
    let (from, days) = (first.to_string(), (next - first).num_days());
    query
        .push(
            "), spread as (
            select activity_id, number, starts_at, ends_at, first_day as day, true as begins
            from hit where first_day = last_day
            union all
            select activity_id, number, starts_at, ends_at, d.day, d.day = first_day
            from hit join (select ",
        )
        .bind(Value::Text(from))
        .push(&format!(
            "::date + i as day from generate_series(0, {}) i) d
                on d.day between first_day and last_day
            where first_day < last_day
        ), ranked as (
            select *, row_number() over (partition by day order by begins desc, starts_at, activity_id, number) as place,
                count(*) filter (where begins) over (partition by day) as total
            from spread
        )
        select r.day, r.total, r.activity_id, l.title, l.strand, l.holding, r.starts_at, r.ends_at
        from (select * from ranked where place <= {items}) r
        cross join lateral (select title, strand, holding from listing where activity_id = r.activity_id offset 0) l
        order by r.day, r.place",
            days - 1
        ));
    query.build().load(conn).await
}

/// What lies around a month.
#[derive(QueryableByName)]
pub struct NearestOccurrences {
    /// Something touches the month.
    #[diesel(sql_type = Bool)]
    pub now: bool,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub earlier: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub later: Option<DateTime<Utc>>,
}

pub async fn around(
    conn: &mut Conn,
    edition_id: Uuid,
    first: NaiveDate,
    next: NaiveDate,
) -> QueryResult<NearestOccurrences> {
    let (from, to) = (time::start_of(first), time::start_of(next));
    let year = || Value::Id(edition_id);
    let mut query = Query::new("select exists (select from occurrence where edition_id = ");
    query
        .bind(year())
        .and("starts_at <", Some(Value::At(to)))
        .and(
            "starts_at >",
            Some(Value::At(time::start_of(first - LONGEST))),
        )
        .and("ends_at >", Some(Value::At(from)))
        .push(") as now, (select max(starts_at) from occurrence where edition_id = ")
        .bind(year())
        .and("starts_at <", Some(Value::At(from)))
        .push(") as earlier, (select min(starts_at) from occurrence where edition_id = ")
        .bind(year())
        .and("starts_at >=", Some(Value::At(to)))
        .push(") as later");
    query.build().get_result(conn).await
}
