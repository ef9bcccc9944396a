//! SQL of the tables `session` and `refresh_token`.

pub mod attempt;

use chrono::{DateTime, Duration, Utc};
use contract::session::IDLE_SECONDS;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::account::store::lower;
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::{person, refresh_token, session};
use crate::reference::organization::organization;

/// Hours after which every session ends, however busy.
pub const HOURS: i64 = 12;
/// Seconds for which a used refresh token still counts though its successor was used, too: two tabs may
/// refresh at once.
const GRACE_SECONDS: i64 = 10;

/// Whom a sign-in name belongs to.
#[derive(Clone, Debug, Queryable)]
pub struct Candidate {
    pub id: Uuid,
    pub login: String,
    pub name: String,
    pub organization: Uuid,
    pub password_hash: String,
    /// Neither the person nor the organization is shut.
    pub admitted: bool,
}

pub async fn by_login(conn: &mut Conn, login: &str) -> QueryResult<Option<Candidate>> {
    person::table
        .inner_join(organization::table)
        .filter(lower(person::login).eq(lower(login)))
        .select((
            person::id,
            person::login,
            person::name,
            organization::id,
            person::password_hash,
            person::active.and(organization::status.eq("active")),
        ))
        .first(conn)
        .await
        .optional()
}

pub async fn by_id(conn: &mut Conn, id: Uuid) -> QueryResult<Candidate> {
    person::table
        .inner_join(organization::table)
        .filter(person::id.eq(id))
        .select((
            person::id,
            person::login,
            person::name,
            organization::id,
            person::password_hash,
            person::active.and(organization::status.eq("active")),
        ))
        .first(conn)
        .await
}

pub async fn begin(
    conn: &mut Conn,
    person_id: Uuid,
    device: &str,
    address: &str,
    token_hash: &str,
) -> QueryResult<Uuid> {
    let id = Uuid::now_v7();
    let now = clock::now();
    diesel::insert_into(session::table)
        .values((
            session::id.eq(id),
            session::person_id.eq(person_id),
            session::device.eq(device),
            session::address.eq(address),
            session::started_at.eq(now),
            session::last_used_at.eq(now),
            session::expires_at.eq(now + Duration::hours(HOURS)),
        ))
        .execute(conn)
        .await?;
    diesel::insert_into(refresh_token::table)
        .values((
            refresh_token::hash.eq(token_hash),
            refresh_token::session_id.eq(id),
        ))
        .execute(conn)
        .await?;
    diesel::update(person::table.find(person_id))
        .set(person::last_sign_in_at.eq(now))
        .execute(conn)
        .await?;
    Ok(id)
}

/// A session whose token was just replaced.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub struct RefreshedSession {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub person_id: Uuid,
}

/// Spends a refresh token for the next one, in one statement; `None` where it does not count. Until the next
/// one is used, the answer that brought it may have been lost: it is given again, however late.
pub async fn rotate(
    conn: &mut Conn,
    spent: &str,
    next: &str,
) -> QueryResult<Option<RefreshedSession>> {
    diesel::sql_query(
        "with spent as ( \
            update refresh_token t set used_at = coalesce(t.used_at, clock_timestamp()) \
            from session s \
            join person p on p.id = s.person_id and p.active \
            join organization o on o.id = p.organization_id and o.status = 'active' \
            where t.hash = $1 and s.id = t.session_id and s.ended_at is null \
                and s.expires_at > clock_timestamp() \
                and s.last_used_at > clock_timestamp() - $4 * interval '1 second' \
                and (t.used_at is null or t.used_at > clock_timestamp() - $3 * interval '1 second' \
                    or exists (select from refresh_token n where n.hash = $2 and n.used_at is null)) \
            returning t.session_id \
         ), kept as ( \
            update session set last_used_at = clock_timestamp() \
            where id in (select session_id from spent) and ended_at is null \
            returning id, person_id \
         ), fresh as ( \
            insert into refresh_token (hash, session_id) select $2, id from kept \
            on conflict (hash) do nothing \
         ) select id, person_id from kept",
    )
    .bind::<Text, _>(spent)
    .bind::<Text, _>(next)
    .bind::<BigInt, _>(GRACE_SECONDS)
    .bind::<BigInt, _>(IDLE_SECONDS)
    .get_result(conn)
    .await
    .optional()
}

/// The session that a refresh token belongs to, and its person.
#[derive(Clone, Debug, Queryable)]
pub struct TokenSession {
    pub id: Uuid,
    pub person_id: Uuid,
    pub person_name: String,
    pub organization: Uuid,
    pub used_at: Option<DateTime<Utc>>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl TokenSession {
    pub fn is_idle(&self) -> bool {
        clock::now() - self.last_used_at > Duration::seconds(IDLE_SECONDS)
    }
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none() && self.expires_at > clock::now()
    }
}

pub async fn by_token(conn: &mut Conn, hash: &str) -> QueryResult<Option<TokenSession>> {
    refresh_token::table
        .inner_join(session::table.inner_join(person::table))
        .filter(refresh_token::hash.eq(hash))
        .select((
            session::id,
            person::id,
            person::name,
            person::organization_id,
            refresh_token::used_at,
            session::last_used_at,
            session::expires_at,
            session::ended_at,
        ))
        .first(conn)
        .await
        .optional()
}

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = session)]
pub struct LiveSession {
    pub id: Uuid,
    pub device: String,
    pub address: String,
    pub started_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
}

/// A person's sessions that still count, the last used first.
pub async fn live(conn: &mut Conn, person_id: Uuid) -> QueryResult<Vec<LiveSession>> {
    let now = clock::now();
    session::table
        .filter(session::person_id.eq(person_id))
        .filter(session::ended_at.is_null())
        .filter(session::expires_at.gt(now))
        .filter(session::last_used_at.gt(now - Duration::seconds(IDLE_SECONDS)))
        .order((session::last_used_at.desc(), session::id))
        .limit(100)
        .select(LiveSession::as_select())
        .load(conn)
        .await
}

/// Ends one session of this person; false where there is none.
pub async fn end(conn: &mut Conn, person_id: Uuid, id: Uuid) -> QueryResult<bool> {
    let n = diesel::update(session::table.find(id))
        .filter(session::person_id.eq(person_id))
        .filter(session::ended_at.is_null())
        .set(session::ended_at.eq(clock::now()))
        .execute(conn)
        .await?;
    Ok(n == 1)
}

/// Ends every session of this person.
pub async fn end_all(conn: &mut Conn, person_id: Uuid) -> QueryResult<usize> {
    diesel::update(session::table)
        .filter(session::person_id.eq(person_id))
        .filter(session::ended_at.is_null())
        .set(session::ended_at.eq(clock::now()))
        .execute(conn)
        .await
}

/// Forgets sessions that are long over, and their tokens; a few at a time.
pub async fn purge(conn: &mut Conn) -> QueryResult<usize> {
    diesel::sql_query(
        "delete from session where id in ( \
            select id from session where expires_at < now() - interval '1 day' \
            order by id limit 200 for update skip locked)",
    )
    .execute(conn)
    .await
}
