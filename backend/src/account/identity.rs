//! From a token to the one who asks. Roles and reach are read anew for each request: the token says
//! who, never what.

use chrono::{DateTime, Duration, Utc};
use contract::operation::Operation;
use contract::organization::OrganizationKind;
use contract::problem::Code;
use contract::role::Role;
use contract::session::IDLE_SECONDS;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Caller;
use crate::secret;
use crate::store::schema::{api_key, organization, person, session};
use crate::store::{ActorKind, Conn};

/// Begins every API key, so that one in the wrong place is recognized.
pub const KEY_PREFIX: &str = "lwk_";

/// Who the token belongs to; 401 where it counts no longer.
pub async fn identify(state: &State, token: &str) -> Result<Caller, Failure> {
    if token.starts_with(KEY_PREFIX) {
        return by_key(state, Known::Secret(token)).await;
    }
    let claims = state
        .signer
        .check(token)
        .ok_or_else(|| Failure::code(Code::SessionEnded))?;
    let mut conn = state.store.connection().await?;
    by_session(&mut conn, claims.sid, claims.sub).await
}

/// One who was identified before: what a ticket names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    Session { person: Uuid, session: Uuid },
    Key(Uuid),
}

impl Holder {
    pub fn of(caller: &Caller) -> Self {
        match caller.session {
            Some(session) => Self::Session {
                person: caller.id,
                session,
            },
            None => Self::Key(caller.id),
        }
    }
}

/// The same caller as things stand now; 401 where the session or key counts no longer.
pub async fn again(state: &State, holder: Holder) -> Result<Caller, Failure> {
    match holder {
        Holder::Session { person, session } => {
            let mut conn = state.store.connection().await?;
            by_session(&mut conn, session, person).await
        }
        Holder::Key(id) => by_key(state, Known::Id(id)).await,
    }
}

#[derive(Queryable)]
struct Found {
    name: String,
    roles: Vec<String>,
    must_change_password: bool,
    organization: Uuid,
    kind: String,
    last_used_at: DateTime<Utc>,
}

async fn by_session(conn: &mut Conn, session_id: Uuid, person_id: Uuid) -> Result<Caller, Failure> {
    let now = Utc::now();
    let found: Found = session::table
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
        .optional()?
        .ok_or_else(|| Failure::code(Code::SessionEnded))?;
    if now - found.last_used_at > Duration::seconds(IDLE_SECONDS) {
        return Err(Failure::code(Code::SessionIdle));
    }
    // Not on every request: a row that changes each second helps nobody.
    if now - found.last_used_at > Duration::seconds(20) {
        diesel::update(session::table.find(session_id))
            .set(session::last_used_at.eq(now))
            .execute(conn)
            .await?;
    }
    Ok(Caller {
        kind: ActorKind::Person,
        id: person_id,
        name: found.name,
        organization: found.organization,
        organization_kind: kind(&found.kind)?,
        roles: found.roles.iter().filter_map(|r| Role::parse(r)).collect(),
        scopes: None,
        session: Some(session_id),
        must_change_password: found.must_change_password,
    })
}

/// What is known of a key.
enum Known<'a> {
    Secret(&'a str),
    Id(Uuid),
}

async fn by_key(state: &State, known: Known<'_>) -> Result<Caller, Failure> {
    type Row = (
        Uuid,
        String,
        Vec<String>,
        Uuid,
        String,
        Option<DateTime<Utc>>,
    );
    let mut conn = state.store.connection().await?;
    let now = Utc::now();
    let today = contract::time::day(now);
    let query = api_key::table.inner_join(organization::table).into_boxed();
    let query = match known {
        Known::Secret(secret) => query.filter(api_key::secret_hash.eq(secret::hash(secret))),
        Known::Id(id) => query.filter(api_key::id.eq(id)),
    };
    let (id, name, scopes, organization, organization_kind, last_used): Row = query
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
        .first(&mut conn)
        .await
        .optional()?
        .ok_or_else(|| Failure::code(Code::NotSignedIn))?;
    if last_used.is_none_or(|at| now - at > Duration::seconds(60)) {
        diesel::update(api_key::table.find(id))
            .set(api_key::last_used_at.eq(now))
            .execute(&mut conn)
            .await?;
    }
    let scopes = scopes
        .iter()
        .filter_map(|s| Operation::ALL.iter().copied().find(|o| o.code() == s))
        .collect();
    Ok(Caller {
        kind: ActorKind::Key,
        id,
        name,
        organization,
        organization_kind: kind(&organization_kind)?,
        roles: vec![Role::Client],
        scopes: Some(scopes),
        session: None,
        must_change_password: false,
    })
}

fn kind(code: &str) -> Result<OrganizationKind, Failure> {
    OrganizationKind::parse(code)
        .ok_or_else(|| Failure::internal("an organization of unknown kind"))
}
