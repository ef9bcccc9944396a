//! SQL that counts facets.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};
use diesel_async::RunQueryDsl;

use crate::platform::store::Conn;
use crate::platform::store::query::{Query, Value};
use crate::portal::filter::PublicActivityFilter;
use crate::portal::store::conditions;

/// A code and how many have it.
#[derive(QueryableByName)]
pub struct FacetRow {
    /// See below.
    #[diesel(sql_type = Integer)]
    pub facet: i32,
    #[diesel(sql_type = Nullable<Text>)]
    pub code: Option<String>,
    #[diesel(sql_type = BigInt)]
    pub activities: i64,
}

/// The values of `grouping(strand, form, mode, region_code)` for each of these alone, and for none.
pub const STRAND: i32 = 0b0111;
pub const FORM: i32 = 0b1011;
pub const MODE: i32 = 0b1101;
pub const REGION: i32 = 0b1110;
pub const ALL: i32 = 0b1111;
/// All that are over.
pub const OVER: i32 = -1;
/// Audiences are several of one activity, so they are counted beside the others.
pub const AUDIENCE: i32 = 0;

/// All facets in one statement, each counted without its own condition. Of `which` the edition is
/// given. A region is a whole code here; nothing is added up.
pub async fn counted(
    conn: &mut Conn,
    filter: &PublicActivityFilter,
    now: DateTime<Utc>,
) -> QueryResult<Vec<FacetRow>> {
    // What holds for all, and beside each row whether the facets' own conditions hold, too.
    let shared = PublicActivityFilter {
        region: None,
        strand: None,
        form: None,
        audience: None,
        mode: None,
        ..filter.clone()
    };
    let mut query =
        Query::new("with base as (select l.strand, l.form, l.mode, l.region_code, l.audiences");
    let one = |text: &Option<String>| text.clone().map(Value::Text);
    own(&mut query, "s", "l.strand = ", one(&filter.strand));
    own(&mut query, "f", "l.form = ", one(&filter.form));
    let mode = filter.mode.map(|m| Value::Text(m.to_owned()));
    own(&mut query, "m", "l.mode = ", mode);
    let within = filter.region.as_ref().map(|r| Value::Text(format!("{r}%")));
    own(&mut query, "r", "l.region_code like ", within);
    let audience = filter.audience.clone().map(|a| Value::Texts(vec![a]));
    own(&mut query, "a", "l.audiences @> ", audience);
    query
        .push(", l.last_end <= ")
        .bind(Value::At(now))
        .push(" as over from listing l where ");
    conditions(&mut query, &shared);
    query.push(&format!(
        ")
        select grouping(strand, form, mode, region_code) as facet,
            coalesce(strand, form, mode, region_code) as code,
            case grouping(strand, form, mode, region_code)
                when {STRAND} then count(*) filter (where f and m and r and a)
                when {FORM} then count(*) filter (where s and m and r and a)
                when {MODE} then count(*) filter (where s and f and r and a)
                when {REGION} then count(*) filter (where s and f and m and a)
                else count(*) filter (where s and f and m and r and a)
            end as activities
        from base group by grouping sets ((strand), (form), (mode), (region_code), ())
        union all
        select {AUDIENCE}, audience, count(*) from base cross join unnest(audiences) audience
        where s and f and m and r group by audience
        union all
        select {OVER}, null, count(*) from base where s and f and m and r and a and over"
    ));
    query.build().load(conn).await
}

fn own(query: &mut Query, name: &str, condition: &str, value: Option<Value>) {
    match value {
        // Where nothing is said of the place, it is not within any.
        Some(value) => query
            .push(", coalesce(")
            .push(condition)
            .bind(value)
            .push(", false) as ")
            .push(name),
        None => query.push(", true as ").push(name),
    };
}
