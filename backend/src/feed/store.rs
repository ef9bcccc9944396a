//! SQL of the feeds over the public listing.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Bool, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::RunQueryDsl;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::query::{Page, Query, Value};
use crate::platform::store::schema::change;
use crate::portal::filter::PublicActivityFilter;
use crate::portal::service::conditions;
use crate::reference::organization::{JOIN_NAMES, NAMES};

/// When the last change was.
pub async fn changed_at(conn: &mut Conn, edition_id: Uuid) -> QueryResult<Option<DateTime<Utc>>> {
    change::table
        .filter(change::edition_id.eq(edition_id))
        .order(change::sequence.desc())
        .select(change::changed_at)
        .first(conn)
        .await
        .optional()
}

/// A published activity as feeds give it.
#[derive(Clone, Debug, QueryableByName)]
pub struct FeedRow {
    #[diesel(sql_type = SqlUuid)]
    pub activity_id: Uuid,
    #[diesel(sql_type = Jsonb)]
    pub content: Json,
    #[diesel(sql_type = Text)]
    pub holding: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub notice: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub region_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub region_name: Option<String>,
    #[diesel(sql_type = SqlUuid)]
    pub organization_id: Uuid,
    #[diesel(sql_type = Text)]
    pub organization_name: String,
    #[diesel(sql_type = Bool)]
    pub exemplar: bool,
    #[diesel(sql_type = Bool)]
    pub sample: bool,
    #[diesel(sql_type = Timestamptz)]
    pub published_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub updated_at: DateTime<Utc>,
}

const COLUMNS: &str = "l.activity_id, l.content, l.holding, l.notice, l.exemplar, l.sample, l.published_at, l.updated_at";

/// Published ones, the newest first.
pub async fn newest(
    conn: &mut Conn,
    filter: &PublicActivityFilter,
    start: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<FeedRow>> {
    let page = Page {
        columns: &format!("{COLUMNS}, {NAMES}"),
        table: "listing",
        joins: JOIN_NAMES,
        order: &["l.published_at", "l.activity_id"],
        descending: true,
    };
    let start = start.map(|(at, id)| [Value::At(at), Value::Id(id)]);
    let query = page.query(|query| conditions(query, filter), start, take);
    query.build().load(conn).await
}

/// A change: the activity as it is, where it is public and within the filter.
#[derive(Clone, Debug, QueryableByName)]
pub struct Change {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = BigInt)]
    pub sequence: i64,
    #[diesel(sql_type = Timestamptz)]
    pub changed_at: DateTime<Utc>,
    #[diesel(embed)]
    pub public: Option<FeedRow>,
}

/// Changes after a number, oldest first. One statement, so that change and activity are of one moment.
pub async fn changes(
    conn: &mut Conn,
    filter: &PublicActivityFilter,
    edition_id: Uuid,
    after: i64,
    ever: Vec<String>,
    take: i64,
) -> QueryResult<Vec<Change>> {
    let mut query = Query::new("with moved as (select * from change where edition_id = ");
    query
        .bind(Value::Id(edition_id))
        .and("sequence >", Some(Value::Number(after)));
    if !ever.is_empty() {
        query.and("ever @>", Some(Value::Texts(ever)));
    }
    query
        .push(" order by sequence limit ")
        .bind(Value::Number(take))
        .push(&format!(
            ") select c.activity_id as id, c.sequence, c.changed_at, l.* from moved c \
             left join lateral (select {COLUMNS}, {NAMES} from listing l {JOIN_NAMES} \
             where l.activity_id = c.activity_id and "
        ));
    conditions(&mut query, filter);
    query.push(") l on true order by c.sequence");
    query.build().load(conn).await
}

/// One occurrence for a calendar.
#[derive(Clone, Debug, QueryableByName)]
pub struct Occurrence {
    #[diesel(sql_type = SqlUuid)]
    pub activity_id: Uuid,
    #[diesel(sql_type = Integer)]
    pub number: i32,
    #[diesel(sql_type = Timestamptz)]
    pub starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub ends_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    pub title: String,
    #[diesel(sql_type = Text)]
    pub summary: String,
    #[diesel(sql_type = Text)]
    pub strand: String,
    #[diesel(sql_type = Text)]
    pub venue_name: String,
    #[diesel(sql_type = Text)]
    pub venue_address: String,
    #[diesel(sql_type = Text)]
    pub online_url: String,
    #[diesel(sql_type = Text)]
    pub organization_name: String,
    #[diesel(sql_type = Text)]
    pub holding: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub notice: Option<String>,
    #[diesel(sql_type = Integer)]
    pub sequence: i32,
    #[diesel(sql_type = Bool)]
    pub sample: bool,
    #[diesel(sql_type = Timestamptz)]
    pub updated_at: DateTime<Utc>,
}

const OCCURRENCE: &str = "select c.activity_id, c.number, c.starts_at, c.ends_at, l.title, l.summary, l.strand, l.venue_name,
    coalesce(l.content ->> 'venue_address', '') as venue_address, coalesce(l.content ->> 'online_url', '') as online_url,
    o.name as organization_name, l.holding, l.notice, l.sequence, l.sample, l.updated_at";

/// The latest `most` occurrences, in order of time.
pub async fn occurrences(
    conn: &mut Conn,
    filter: &PublicActivityFilter,
    most: i64,
) -> QueryResult<Vec<Occurrence>> {
    let mut query = Query::new(OCCURRENCE);
    query.push(" from occurrence c join listing l on l.activity_id = c.activity_id join organization o on o.id = l.organization_id
        where c.edition_id = l.edition_id and ");
    conditions(&mut query, filter);
    query
        .push(" order by c.starts_at desc, c.activity_id desc, c.number desc limit ")
        .bind(Value::Number(most));
    let mut found: Vec<Occurrence> = query.build().load(conn).await?;
    found.reverse();
    Ok(found)
}

/// Those of one activity; none where it isn't public.
pub async fn occurrences_of(conn: &mut Conn, id: Uuid) -> QueryResult<Vec<Occurrence>> {
    let mut query = Query::new(OCCURRENCE);
    query
        .push(" from occurrence c join listing l on l.activity_id = c.activity_id join organization o on o.id = l.organization_id
        where c.activity_id = ")
        .bind(Value::Id(id))
        .push(" order by c.number");
    query.build().load(conn).await
}

pub async fn is_public(conn: &mut Conn, id: Uuid) -> QueryResult<bool> {
    use crate::platform::store::schema::listing;
    diesel::select(diesel::dsl::exists(listing::table.find(id)))
        .get_result(conn)
        .await
}
