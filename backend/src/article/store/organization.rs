//! What of an organization is public.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;

#[derive(QueryableByName)]
pub struct OrganizationPage {
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub region_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub region_name: Option<String>,
    #[diesel(sql_type = Text)]
    pub website: String,
    #[diesel(sql_type = Text)]
    pub address: String,
    /// Of the current edition.
    #[diesel(sql_type = BigInt)]
    pub activities: i64,
    #[diesel(sql_type = BigInt)]
    pub articles: i64,
    /// Its newest published page.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub page: Option<Uuid>,
}

/// An active one.
pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<OrganizationPage>> {
    diesel::sql_query(
        "select o.name, o.kind, o.region_code, g.name as region_name, o.website, o.address,
                (select count(*) from listing l join edition e on e.id = l.edition_id and e.current
                 where l.organization_id = o.id) as activities,
                (select count(*) from article_listing l join edition e on e.id = l.edition_id and e.current
                 where l.organization_id = o.id) as articles,
                (select l.article_id from article_listing l
                 where l.organization_id = o.id and l.kind = 'organization_page'
                 order by l.published_at desc limit 1) as page
         from organization o left join region g on g.code = o.region_code
         where o.id = $1 and o.status = 'active'",
    )
    .bind::<SqlUuid, _>(id)
    .get_result(conn)
    .await
    .optional()
}

#[derive(QueryableByName)]
struct Address {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
}

/// Active ones with something public in the current edition, and when that changed last.
pub async fn addresses(conn: &mut Conn) -> QueryResult<Vec<(Uuid, DateTime<Utc>)>> {
    let found: Vec<Address> = diesel::sql_query(
        "select o.id, max(l.updated_at) as at
         from (select organization_id, edition_id, updated_at from listing
               union all select organization_id, edition_id, updated_at from article_listing) l
         join edition e on e.id = l.edition_id and e.current
         join organization o on o.id = l.organization_id and o.status = 'active'
         group by o.id order by o.id limit 10000",
    )
    .load(conn)
    .await?;
    Ok(found.into_iter().map(|a| (a.id, a.at)).collect())
}
