use chrono::{DateTime, Duration, Utc};
use contract::workflow::Holding;
use diesel::dsl::count;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::store::Conn;
use crate::store::query::{Query, Value};
use crate::store::schema::listing;

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

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = SqlUuid)]
    activity_id: Uuid,
}

/// Those with an occurrence that has not ended, the earliest start first.
pub async fn coming(
    conn: &mut Conn,
    edition_id: Uuid,
    now: DateTime<Utc>,
    most: usize,
) -> QueryResult<Vec<Uuid>> {
    // Occurrences of one activity may stand in a row: a few more are read than are shown.
    let mut query = Query::new(
        "select c.activity_id from occurrence c join listing l on l.activity_id = c.activity_id where c.edition_id = ",
    );
    query
        .bind(Value::Id(edition_id))
        .and("c.ends_at >", Some(Value::At(now)))
        .and("c.starts_at >", Some(Value::At(now - Duration::days(367))))
        .and(
            "l.holding =",
            Some(Value::Text(Holding::Scheduled.code().to_owned())),
        )
        .push(" order by c.starts_at, c.activity_id limit 200");
    let found: Vec<Id> = query.build().load(conn).await?;
    let mut ids: Vec<Uuid> = Vec::with_capacity(most);
    for row in found {
        if ids.len() < most && !ids.contains(&row.activity_id) {
            ids.push(row.activity_id);
        }
    }
    Ok(ids)
}

/// Those that began last, the latest first.
pub async fn last(conn: &mut Conn, edition_id: Uuid, most: usize) -> QueryResult<Vec<Uuid>> {
    listing::table
        .filter(listing::edition_id.eq(edition_id))
        .filter(listing::holding.eq(Holding::Scheduled.code()))
        .order((listing::first_start.desc(), listing::activity_id.desc()))
        .limit(most as i64)
        .select(listing::activity_id)
        .load(conn)
        .await
}
