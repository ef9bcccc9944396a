//! The public rows, made from what is published.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Bool, Jsonb, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::schema::{article_listing, entry};

/// A published article.
#[derive(QueryableByName)]
pub struct Published {
    #[diesel(sql_type = SqlUuid)]
    pub edition_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub organization_id: Uuid,
    #[diesel(sql_type = Text)]
    pub organization_name: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Jsonb)]
    pub content: Value,
    /// Its own place, or else the organization's.
    #[diesel(sql_type = Nullable<Text>)]
    pub region_code: Option<String>,
    #[diesel(sql_type = Bool)]
    pub sample: bool,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub featured_at: Option<DateTime<Utc>>,
    /// When it was public for the first time.
    #[diesel(sql_type = Timestamptz)]
    pub published_at: DateTime<Utc>,
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = article_listing, treat_none_as_null = true)]
pub struct Listing {
    pub article_id: Uuid,
    pub edition_id: Uuid,
    pub organization_id: Uuid,
    pub kind: String,
    pub region_code: Option<String>,
    pub category: Option<String>,
    pub title: String,
    pub summary: String,
    pub content: Value,
    pub grams: Vec<String>,
    pub search: i16,
    pub sample: bool,
    pub featured_at: Option<DateTime<Utc>>,
    pub published_at: DateTime<Utc>,
}

/// Locked, so that two changes of one article make its row one after the other.
pub async fn published(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Published>> {
    diesel::sql_query(
        "select e.edition_id, e.organization_id, o.name as organization_name, e.kind, r.content, e.sample,
                coalesce(g.code, o.region_code) as region_code, e.featured_at,
                coalesce((select min(f.published_at) from revision f where f.entry_id = e.id), now()) as published_at
         from entry e
         join revision r on r.entry_id = e.id and r.state = 'published'
         join organization o on o.id = e.organization_id
         left join region g on g.code = r.content ->> 'region_code'
         where e.id = $1 and e.noun = 'article'
         for update of e",
    )
    .bind::<SqlUuid, _>(id)
    .get_result(conn)
    .await
    .optional()
}

/// What comes back later isn't featured any more.
pub async fn remove(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    let marked = entry::table
        .find(id)
        .filter(entry::featured_at.is_not_null());
    diesel::update(marked)
        .set(entry::featured_at.eq(None::<DateTime<Utc>>))
        .execute(conn)
        .await?;
    diesel::delete(article_listing::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}

pub async fn replace(conn: &mut Conn, row: &Listing) -> QueryResult<()> {
    diesel::insert_into(article_listing::table)
        .values(row)
        .on_conflict(article_listing::article_id)
        .do_update()
        .set((row, article_listing::updated_at.eq(diesel::dsl::now)))
        .execute(conn)
        .await
        .map(drop)
}

/// A row whose search terms were made by an older way.
#[derive(QueryableByName)]
pub struct Outdated {
    #[diesel(sql_type = SqlUuid)]
    pub article_id: Uuid,
    #[diesel(sql_type = Jsonb)]
    pub content: Value,
    #[diesel(sql_type = Text)]
    pub organization_name: String,
}

pub async fn outdated(conn: &mut Conn, version: i16, take: i64) -> QueryResult<Vec<Outdated>> {
    diesel::sql_query(
        "select l.article_id, l.content, o.name as organization_name
         from (select * from article_listing where search < $1 order by article_id limit $2) l
         join organization o on o.id = l.organization_id",
    )
    .bind::<SmallInt, _>(version)
    .bind::<BigInt, _>(take)
    .load(conn)
    .await
}

/// Puts new terms in, except where a change has been quicker. It is no change of what the public reads.
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
        "update article_listing l set grams = m.terms, search = $1
         from jsonb_to_recordset($2) as m (id uuid, terms text[])
         where l.article_id = m.id and l.search < $1",
    )
    .bind::<SmallInt, _>(version)
    .bind::<Jsonb, _>(Value::Array(made))
    .execute(conn)
    .await
    .map(drop)
}
