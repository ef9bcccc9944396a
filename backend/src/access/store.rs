//! What the database knows of sessions and keys while somebody asks with them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::secret;
use crate::platform::store::Conn;
use crate::platform::store::schema::{api_key, organization, person, session};

/// A live session and the person it belongs to.
#[derive(Queryable)]
pub struct SessionRow {
    pub name: String,
    pub roles: Vec<String>,
    pub must_change_password: bool,
    pub organization_id: Uuid,
    pub organization_kind: String,
    pub last_used_at: DateTime<Utc>,
}

/// `None` where the session has ended, or the person or the organization is no longer active.
pub async fn session(
    conn: &mut Conn,
    session_id: Uuid,
    person_id: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<Option<SessionRow>> {
    session::table
        .inner_join(person::table.inner_join(organization::table))
        .filter(session::id.eq(session_id))
        .filter(session::person_id.eq(person_id))
        .filter(session::ended_at.is_null())
        .filter(session::expires_at.gt(now))
        .filter(person::active.eq(true))
        .filter(organization::status.eq("active"))
        .select((
            person::name,
            person::roles,
            person::must_change_password,
            organization::id,
            organization::kind,
            session::last_used_at,
        ))
        .first(conn)
        .await
        .optional()
}

pub async fn session_used(conn: &mut Conn, id: Uuid, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(session::table.find(id))
        .set(session::last_used_at.eq(now))
        .execute(conn)
        .await
}

/// How a key is named.
pub enum KeyRef<'a> {
    Secret(&'a str),
    Id(Uuid),
}

/// A live key.
#[derive(Queryable)]
pub struct KeyRow {
    pub id: Uuid,
    pub name: String,
    pub scopes: Vec<String>,
    pub organization_id: Uuid,
    pub organization_kind: String,
    pub last_used_at: Option<DateTime<Utc>>,
}

/// `None` where the key is revoked, expired before `today`, or of an organization that is closed.
pub async fn key(
    conn: &mut Conn,
    key: KeyRef<'_>,
    today: NaiveDate,
) -> QueryResult<Option<KeyRow>> {
    let query = api_key::table.inner_join(organization::table).into_boxed();
    let query = match key {
        KeyRef::Secret(secret) => query.filter(api_key::secret_hash.eq(secret::hash(secret))),
        KeyRef::Id(id) => query.filter(api_key::id.eq(id)),
    };
    query
        .filter(api_key::revoked_at.is_null())
        .filter(
            api_key::expires_on
                .is_null()
                .or(api_key::expires_on.ge(today)),
        )
        .filter(organization::status.eq("active"))
        .select((
            api_key::id,
            api_key::name,
            api_key::scopes,
            organization::id,
            organization::kind,
            api_key::last_used_at,
        ))
        .first(conn)
        .await
        .optional()
}

pub async fn key_used(conn: &mut Conn, id: Uuid, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(api_key::table.find(id))
        .set(api_key::last_used_at.eq(now))
        .execute(conn)
        .await
}
