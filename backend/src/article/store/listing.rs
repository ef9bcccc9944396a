//! The public rows, made from what is published.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
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
