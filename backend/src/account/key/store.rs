//! SQL of the table `api_key`.

use chrono::{DateTime, NaiveDate, Utc};
use contract::operation::Operation;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::{Authorized, scoped};
use crate::access::reach::Reach;
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::page::before;
use crate::platform::store::schema::api_key;
use crate::reference::organization::{OrganizationSummary, organization};

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = api_key, check_for_backend(Pg))]
pub struct ApiKeyRow {
    pub id: Uuid,
    pub name: String,
    pub prefix: String,
    pub scopes: Vec<String>,
    pub created_by: String,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub expires_on: NaiveDate,
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A key and whose it is.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = api_key, check_for_backend(Pg))]
pub struct OrganizationApiKey {
    #[diesel(embed)]
    pub row: ApiKeyRow,
    #[diesel(embed)]
    pub organization: OrganizationSummary,
}

scoped!(OrganizationApiKey, api_key join organization);

pub async fn list(
    conn: &mut Conn,
    reach: Reach,
    after: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<OrganizationApiKey>> {
    let mut query = api_key::table
        .inner_join(organization::table)
        .filter(api_key::organization_id.eq_any(reach.organizations()))
        .select(OrganizationApiKey::as_select())
        .order((api_key::created_at.desc(), api_key::id.desc()))
        .limit(take)
        .into_boxed();
    if let Some(key) = after {
        query = query.filter(before((api_key::created_at, api_key::id), key));
    }
    query.load(conn).await
}

/// A key in the making.
pub struct NewKey<'a> {
    pub id: Uuid,
    pub name: &'a str,
    pub prefix: &'a str,
    pub secret_hash: &'a str,
    pub scopes: &'a [Operation],
    pub expires_on: NaiveDate,
    pub created_by: &'a str,
    pub maker: Uuid,
}

pub async fn create(
    conn: &mut Conn,
    organization: &Authorized<OrganizationSummary>,
    key: NewKey<'_>,
) -> QueryResult<()> {
    let scopes: Vec<&str> = key.scopes.iter().map(|s| s.code()).collect();
    diesel::insert_into(api_key::table)
        .values((
            api_key::id.eq(key.id),
            api_key::organization_id.eq(organization.id),
            api_key::name.eq(key.name),
            api_key::prefix.eq(key.prefix),
            api_key::secret_hash.eq(key.secret_hash),
            api_key::scopes.eq(scopes),
            api_key::expires_on.eq(key.expires_on),
            api_key::created_by.eq(key.created_by),
            api_key::maker_id.eq(key.maker),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Another secret for the same key; the one before counts no longer.
pub async fn set_secret(
    conn: &mut Conn,
    key: &Authorized<OrganizationApiKey>,
    prefix: &str,
    secret_hash: &str,
) -> QueryResult<()> {
    diesel::update(api_key::table.find(key.row.id))
        .set((
            api_key::prefix.eq(prefix),
            api_key::secret_hash.eq(secret_hash),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn revoke(conn: &mut Conn, key: &Authorized<OrganizationApiKey>) -> QueryResult<()> {
    diesel::update(api_key::table.find(key.row.id))
        .set(api_key::revoked_at.eq(clock::now()))
        .execute(conn)
        .await
        .map(|_| ())
}

/// All that a person made: they end with the person.
pub async fn revoke_of(conn: &mut Conn, maker: Uuid) -> QueryResult<usize> {
    diesel::update(api_key::table)
        .filter(api_key::maker_id.eq(maker))
        .filter(api_key::revoked_at.is_null())
        .set(api_key::revoked_at.eq(clock::now()))
        .execute(conn)
        .await
}
