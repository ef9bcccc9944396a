//! From a token to the one who asks. Roles and reach are read anew for each request: the token says
//! who, never what.

use chrono::Duration;
use contract::operation::Operation;
use contract::organization::OrganizationKind;
use contract::problem::Code;
use contract::role::Role;
use contract::session::IDLE_SECONDS;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::caller::{Caller, KeyPower};
use super::store::{self, KeyRef};
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{ActorKind, Conn};

/// Begins every API key, so that one in the wrong place is recognized.
pub const KEY_PREFIX: &str = "lwk_";

/// Who the token belongs to; 401 where it counts no longer.
pub async fn identify(state: &AppState, token: &str) -> Result<Caller, Failure> {
    if token.starts_with(KEY_PREFIX) {
        return by_key(state, KeyRef::Secret(token)).await;
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
pub enum Principal {
    Session { person: Uuid, session: Uuid },
    Key(Uuid),
}

impl Principal {
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
pub async fn reidentify(state: &AppState, principal: Principal) -> Result<Caller, Failure> {
    match principal {
        Principal::Session { person, session } => {
            let mut conn = state.store.connection().await?;
            by_session(&mut conn, session, person).await
        }
        Principal::Key(id) => by_key(state, KeyRef::Id(id)).await,
    }
}

async fn by_session(conn: &mut Conn, session_id: Uuid, person_id: Uuid) -> Result<Caller, Failure> {
    let now = clock::now();
    let found = store::session(conn, session_id, person_id, now)
        .await?
        .ok_or_else(|| Failure::code(Code::SessionEnded))?;
    if now - found.last_used_at > Duration::seconds(IDLE_SECONDS) {
        return Err(Failure::code(Code::SessionIdle));
    }
    // Not on every request: a row that changes each second helps nobody.
    if now - found.last_used_at > Duration::seconds(20) {
        store::session_used(conn, session_id, now).await?;
    }
    Ok(Caller {
        kind: ActorKind::Person,
        id: person_id,
        name: found.name,
        organization: found.organization_id,
        organization_kind: kind(&found.organization_kind)?,
        roles: roles(&found.roles),
        key: None,
        session: Some(session_id),
        must_change_password: found.must_change_password,
    })
}

async fn by_key(state: &AppState, key: KeyRef<'_>) -> Result<Caller, Failure> {
    let mut conn = state.store.connection().await?;
    let now = clock::now();
    let found = store::key(&mut conn, key)
        .await?
        .ok_or_else(|| Failure::code(Code::NotSignedIn))?;
    if found
        .last_used_at
        .is_none_or(|at| now - at > Duration::seconds(60))
    {
        store::key_used(&mut conn, found.id, now).await?;
    }
    let scopes = found
        .scopes
        .iter()
        .filter_map(|s| Operation::ALL.iter().copied().find(|o| o.code() == s))
        .collect();
    Ok(Caller {
        kind: ActorKind::Key,
        id: found.id,
        name: found.name,
        organization: found.organization_id,
        organization_kind: kind(&found.organization_kind)?,
        roles: vec![Role::Client],
        key: Some(KeyPower {
            scopes,
            maker: found.maker,
            maker_roles: roles(&found.maker_roles),
            same: found.depth == 0,
        }),
        session: None,
        must_change_password: false,
    })
}

fn roles(codes: &[String]) -> Vec<Role> {
    codes.iter().filter_map(|code| Role::parse(code)).collect()
}

fn kind(code: &str) -> Result<OrganizationKind, Failure> {
    OrganizationKind::parse(code)
        .ok_or_else(|| Failure::internal("an organization of unknown kind"))
}
