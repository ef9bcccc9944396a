//! SQL of the home page: counts, what is on, what comes next.

use chrono::{DateTime, Days, Duration, Utc};
use contract::time;
use contract::workflow::Holding;
use diesel::dsl::count;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::query::{Query, Value};
use crate::platform::store::schema::listing;

/// What an edition has.
#[derive(Clone, Debug)]
pub struct Counts {
    pub strands: Vec<Count>,
    pub organizers: i64,
}

/// What a strand has.
#[derive(Clone, Debug, QueryableByName)]
pub struct Count {
    #[diesel(sql_type = Text)]
    pub strand: String,
    #[diesel(sql_type = BigInt)]
    pub activities: i64,
    #[diesel(sql_type = BigInt)]
    pub occurrences: i64,
    #[diesel(sql_type = BigInt)]
    pub exemplars: i64,
    #[diesel(sql_type = Bool)]
    pub sample: bool,
}

pub async fn counts(conn: &mut Conn, edition_id: Uuid) -> QueryResult<Counts> {
    let strands = diesel::sql_query(
        "select strand, count(*) as activities, sum(occurrences)::bigint as occurrences,
         count(*) filter (where exemplar) as exemplars, bool_or(sample) as sample
         from listing where edition_id = $1 group by strand",
    )
    .bind::<SqlUuid, _>(edition_id)
    .load(conn)
    .await?;
    let organizers = listing::table
        .filter(listing::edition_id.eq(edition_id))
        .select(count(listing::organization_id).aggregate_distinct())
        .first(conn)
        .await?;
    Ok(Counts {
        strands,
        organizers,
    })
}

/// What the home page names.
#[derive(Clone, Debug)]
pub struct HomeSelection {
    pub coming: Vec<UpcomingOccurrence>,
    /// These, or the last ones where nothing comes.
    pub next: Vec<Uuid>,
    pub featured: Vec<Uuid>,
}

/// An activity and its occurrence that is on or comes next.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct UpcomingOccurrence {
    #[diesel(sql_type = SqlUuid)]
    pub activity_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    pub starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub ends_at: DateTime<Utc>,
}

/// What is on today (what begins today before what goes on) and what comes after it, so many of each
/// at most; each activity once. `region`: a code, or the digits that all places in one share.
pub async fn coming(
    conn: &mut Conn,
    edition_id: Uuid,
    region: Option<String>,
    now: DateTime<Utc>,
    most: usize,
) -> QueryResult<Vec<UpcomingOccurrence>> {
    let today = time::start_of(time::day(now));
    let tomorrow = time::start_of(time::day(now) + Days::new(1));
    let mut query = Query::default();
    let half = |query: &mut Query,
                before: &str,
                from: DateTime<Utc>,
                until: Option<DateTime<Utc>>| {
        query
            .push(before)
            .push(
                "(select c.activity_id, c.starts_at, c.ends_at \
                 from occurrence c join listing l on l.activity_id = c.activity_id where c.edition_id = ",
            )
            .bind(Value::Id(edition_id))
            .and("c.ends_at >", Some(Value::At(now)))
            .and("c.starts_at >=", Some(Value::At(from)))
            .and("c.starts_at <", until.map(Value::At))
            .and(
                "l.holding =",
                Some(Value::Text(Holding::Scheduled.code().to_owned())),
            )
            .and(
                "l.region_code like",
                region.as_ref().map(|digits| Value::Text(format!("{digits}%"))),
            );
    };
    // Occurrences of one activity may stand in a row: a few more are read than are shown.
    half(&mut query, "", now - Duration::days(367), Some(tomorrow));
    query
        .push(" order by c.starts_at < ")
        .bind(Value::At(today))
        .push(", c.starts_at, c.activity_id limit 100)");
    half(&mut query, " union all ", tomorrow, None);
    query.push(" order by c.starts_at, c.activity_id limit 100)");
    let found: Vec<UpcomingOccurrence> = query.build().load(conn).await?;
    let (on, later): (Vec<_>, Vec<_>) = found.into_iter().partition(|c| c.starts_at < tomorrow);
    let mut out: Vec<UpcomingOccurrence> = Vec::with_capacity(2 * most);
    for half in [on, later] {
        let room = out.len() + most;
        for one in half {
            if out.len() < room && out.iter().all(|o| o.activity_id != one.activity_id) {
                out.push(one);
            }
        }
    }
    Ok(out)
}

/// 示范活动, what is not over first.
pub async fn exemplars(
    conn: &mut Conn,
    edition_id: Uuid,
    now: DateTime<Utc>,
    most: usize,
) -> QueryResult<Vec<Uuid>> {
    listing::table
        .filter(listing::edition_id.eq(edition_id))
        .filter(listing::exemplar)
        .filter(listing::holding.eq(Holding::Scheduled.code()))
        .order((
            listing::last_end.le(now),
            listing::first_start,
            listing::activity_id,
        ))
        .limit(most as i64)
        .select(listing::activity_id)
        .load(conn)
        .await
}

/// Those that began last, the latest first.
pub async fn last(
    conn: &mut Conn,
    edition_id: Uuid,
    region: Option<String>,
    most: usize,
) -> QueryResult<Vec<Uuid>> {
    let query = listing::table.select(listing::activity_id).into_boxed();
    let query = match region {
        Some(digits) => query.filter(listing::region_code.like(format!("{digits}%"))),
        None => query,
    };
    query
        .filter(listing::edition_id.eq(edition_id))
        .filter(listing::holding.eq(Holding::Scheduled.code()))
        .order((listing::first_start.desc(), listing::activity_id.desc()))
        .limit(most as i64)
        .load(conn)
        .await
}
