//! What the database knows of sessions and keys while somebody asks with them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
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

/// A live key, and its maker.
#[derive(QueryableByName)]
pub struct KeyRow {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Array<Text>)]
    pub scopes: Vec<String>,
    #[diesel(sql_type = SqlUuid)]
    pub organization_id: Uuid,
    #[diesel(sql_type = Text)]
    pub organization_kind: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub last_used_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = SqlUuid)]
    pub maker: Uuid,
    #[diesel(sql_type = Array<Text>)]
    pub maker_roles: Vec<String>,
    /// How far its organization stands below the maker's.
    #[diesel(sql_type = Integer)]
    pub depth: i32,
}

/// `None` where the key is revoked or over, its maker can do nothing now or reaches its organization no longer, or
/// an organization of the two is closed.
pub async fn key(conn: &mut Conn, key: KeyRef<'_>) -> QueryResult<Option<KeyRow>> {
    let (hash, id) = match key {
        KeyRef::Secret(secret) => (Some(secret::hash(secret)), None),
        KeyRef::Id(id) => (None, Some(id)),
    };
    diesel::sql_query(
        "select k.id, k.name, k.scopes, o.id as organization_id, o.kind as organization_kind, k.last_used_at, \
            m.id as maker, m.roles as maker_roles, r.depth \
         from api_key k \
         join organization o on o.id = k.organization_id and o.status = 'active' \
         join person m on m.id = k.maker_id and m.active and not m.must_change_password \
         join organization office on office.id = m.organization_id and office.status = 'active' \
         join reach r on r.ancestor = office.id and r.descendant = o.id \
         where (k.secret_hash = $1 or k.id = $2) and k.revoked_at is null \
            and k.expires_on >= (now() at time zone 'Asia/Shanghai')::date",
    )
    .bind::<Nullable<Text>, _>(hash)
    .bind::<Nullable<SqlUuid>, _>(id)
    .get_result(conn)
    .await
    .optional()
}

pub async fn key_used(conn: &mut Conn, id: Uuid, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(api_key::table.find(id))
        .set(api_key::last_used_at.eq(now))
        .execute(conn)
        .await
}
