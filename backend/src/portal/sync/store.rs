//! SQL of the tables `listing`, `occurrence` and `change`.

use chrono::{DateTime, Utc};
use contract::schedule::Occurrence;
use diesel::prelude::*;
use diesel::sql_types::{
    Array, BigInt, Jsonb, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::schema::{
    activity, article_listing, change, entry, listing, occurrence, reach,
};
use crate::reference::organization;

/// What of an activity the public rows need.
#[derive(Queryable)]
pub struct Activity {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub organization_id: Uuid,
    pub holding: String,
    pub notice: Option<String>,
    /// A code of the contract; none on what was said before there were any.
    pub reason: Option<String>,
    pub sample: bool,
    pub exemplar: bool,
    pub organization_name: String,
}

/// Its public revision.
#[derive(QueryableByName)]
pub struct Published {
    #[diesel(sql_type = SqlUuid)]
    pub revision_id: Uuid,
    #[diesel(sql_type = Jsonb)]
    pub content: Value,
    /// The place where it is held, or else the organizer's.
    #[diesel(sql_type = Nullable<Text>)]
    pub region_code: Option<String>,
    /// When it was public for the first time.
    #[diesel(sql_type = Timestamptz)]
    pub published_at: DateTime<Utc>,
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = listing, treat_none_as_null = true)]
pub struct Listing {
    pub activity_id: Uuid,
    pub revision_id: Uuid,
    pub edition_id: Uuid,
    pub organization_id: Uuid,
    pub content: Value,
    pub title: String,
    pub strand: String,
    pub form: String,
    pub topics: Vec<String>,
    pub audiences: Vec<String>,
    pub mode: String,
    pub region_code: Option<String>,
    pub holding: String,
    pub notice: Option<String>,
    pub first_start: DateTime<Utc>,
    pub first_end: DateTime<Utc>,
    pub last_end: DateTime<Utc>,
    pub occurrences: i32,
    pub grams: Vec<String>,
    pub search: i16,
    pub sequence: i32,
    pub sample: bool,
    pub exemplar: bool,
    pub published_at: DateTime<Utc>,
}

/// Locked, so that two changes of one activity make its rows one after the other.
pub async fn lock(conn: &mut Conn, id: Uuid) -> QueryResult<Activity> {
    let (edition_id, organization_id, holding, notice, reason, sample, exemplar) = activity::table
        .find(id)
        .select((
            activity::edition_id,
            activity::organization_id,
            activity::holding,
            activity::notice,
            activity::holding_reason,
            activity::sample,
            activity::exemplar,
        ))
        .for_update()
        .first(conn)
        .await?;
    let organization_name = organization::find(conn, organization_id).await?.name;
    Ok(Activity {
        id,
        edition_id,
        organization_id,
        holding,
        notice,
        reason,
        sample,
        exemplar,
        organization_name,
    })
}

pub async fn published(conn: &mut Conn, activity_id: Uuid) -> QueryResult<Option<Published>> {
    diesel::sql_query(
        "select r.id as revision_id, r.content, coalesce(g.code, o.region_code) as region_code,
                coalesce((select min(e.published_at) from revision e where e.entry_id = a.id), now()) as published_at
         from revision r
         join activity a on a.id = r.entry_id
         join organization o on o.id = a.organization_id
         left join region g on g.code = r.content ->> 'region_code'
         where r.entry_id = $1 and r.state = 'published'",
    )
    .bind::<SqlUuid, _>(activity_id)
    .get_result(conn)
    .await
    .optional()
}

pub async fn was_public(conn: &mut Conn, activity_id: Uuid) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(change::table.find(activity_id)))
        .get_result(conn)
        .await
}

pub async fn remove(conn: &mut Conn, activity_id: Uuid) -> QueryResult<()> {
    diesel::delete(listing::table.find(activity_id))
        .execute(conn)
        .await
        .map(drop)
}

pub async fn replace(
    conn: &mut Conn,
    row: &Listing,
    occurrences: &[Occurrence],
) -> QueryResult<()> {
    diesel::insert_into(listing::table)
        .values(row)
        .on_conflict(listing::activity_id)
        .do_update()
        .set((row, listing::updated_at.eq(diesel::dsl::now)))
        .execute(conn)
        .await?;
    diesel::delete(occurrence::table.filter(occurrence::activity_id.eq(row.activity_id)))
        .execute(conn)
        .await?;
    let rows: Vec<_> = occurrences
        .iter()
        .zip(1_i32..)
        .map(|(o, number)| {
            (
                occurrence::activity_id.eq(row.activity_id),
                occurrence::number.eq(number),
                occurrence::edition_id.eq(row.edition_id),
                occurrence::starts_at.eq(o.starts_at),
                occurrence::ends_at.eq(o.ends_at),
            )
        })
        .collect();
    diesel::insert_into(occurrence::table)
        .values(rows)
        .execute(conn)
        .await
        .map(drop)
}

/// A row whose search terms were made by an older way.
#[derive(QueryableByName)]
pub struct Outdated {
    #[diesel(sql_type = SqlUuid)]
    pub activity_id: Uuid,
    #[diesel(sql_type = Jsonb)]
    pub content: Value,
    #[diesel(sql_type = Text)]
    pub organization_name: String,
}

pub async fn outdated(conn: &mut Conn, version: i16, take: i64) -> QueryResult<Vec<Outdated>> {
    diesel::sql_query(
        "select l.activity_id, l.content, o.name as organization_name
         from (select * from listing where search < $1 order by search, activity_id limit $2) l
         join organization o on o.id = l.organization_id",
    )
    .bind::<SmallInt, _>(version)
    .bind::<BigInt, _>(take)
    .load(conn)
    .await
}

/// Puts new terms in, except where a change has been quicker. It is no change of what the public
/// reads, so it has no number.
pub async fn renew(
    conn: &mut Conn,
    version: i16,
    made: Vec<(Uuid, Vec<String>)>,
) -> QueryResult<()> {
    let made: Vec<Value> = made
        .into_iter()
        .map(|(id, terms)| serde_json::json!({ "id": id, "terms": terms }))
        .collect();
    diesel::sql_query(
        "update listing l set grams = m.terms, search = $1
         from jsonb_to_recordset($2) as m (id uuid, terms text[])
         where l.activity_id = m.id and l.search < $1",
    )
    .bind::<SmallInt, _>(version)
    .bind::<Jsonb, _>(Value::Array(made))
    .execute(conn)
    .await
    .map(drop)
}

/// The organizer and every office above it.
pub async fn offices(conn: &mut Conn, organization_id: Uuid) -> QueryResult<Vec<Uuid>> {
    reach::table
        .filter(reach::descendant.eq(organization_id))
        .select(reach::ancestor)
        .load(conn)
        .await
}

/// Moves the activity's row ahead; filter values only ever join.
pub async fn record(
    conn: &mut Conn,
    activity_id: Uuid,
    edition_id: Uuid,
    sequence: i64,
    values: &[String],
) -> QueryResult<()> {
    diesel::sql_query(
        "insert into change as c (activity_id, edition_id, sequence, changed_at, ever)
         values ($1, $2, $3, clock_timestamp(), $4)
         on conflict (activity_id) do update set
            edition_id = excluded.edition_id, sequence = excluded.sequence, changed_at = excluded.changed_at,
            ever = array(select distinct unnest(c.ever || excluded.ever) order by 1)",
    )
    .bind::<SqlUuid, _>(activity_id)
    .bind::<SqlUuid, _>(edition_id)
    .bind::<BigInt, _>(sequence)
    .bind::<Array<Text>, _>(values)
    .execute(conn)
    .await
    .map(drop)
}

/// What these organizations and those below them have made public, with its noun. Locked in a fixed
/// order: two that go through the same don't lock each other out.
pub async fn public_below(
    conn: &mut Conn,
    organizations: &[Uuid],
) -> QueryResult<Vec<(Uuid, String)>> {
    let below = || {
        reach::table
            .filter(reach::ancestor.eq_any(organizations))
            .select(reach::descendant)
    };
    let activities = listing::table
        .filter(listing::organization_id.eq_any(below()))
        .select(listing::activity_id);
    let articles = article_listing::table
        .filter(article_listing::organization_id.eq_any(below()))
        .select(article_listing::article_id);
    entry::table
        .filter(entry::id.eq_any(activities).or(entry::id.eq_any(articles)))
        .order(entry::id)
        .select((entry::id, entry::noun))
        .for_update()
        .load(conn)
        .await
}
