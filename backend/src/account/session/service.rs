//! Signs in, refreshes and ends sessions.

use std::time::Duration;

use chrono::TimeDelta;
use contract::id::SessionId;
use contract::operation::permission::{EndSession, EndSessions, ListSessions};
use contract::problem::Code;
use contract::session::{FAILURES, SessionRow, SignIn, SignedIn};
use tokio::time::{Instant, sleep_until};
use uuid::Uuid;

use super::store::attempt::{self, Attempt, Charge};
use super::store::{self, Candidate};
use crate::access::client_info::{ClientInfo, KnownBrowser};
use crate::access::guard::Granted;
use crate::account::profile;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::secret::{self, password};
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Permit, PublicPermit, Tx};

/// A refusal comes no sooner: the clock must not tell unknown names from wrong passwords.
const PATIENCE: Duration = Duration::from_millis(250);

/// What a sign-in gives: the answer, and what goes into cookies.
pub struct Issued {
    pub signed_in: SignedIn,
    pub refresh_token: String,
    /// Says that the browser is known from now on; only where somebody has just proved who they are.
    pub browser: Option<String>,
}

pub async fn sign_in(
    state: &AppState,
    open: &PublicPermit,
    visitor: &ClientInfo,
    input: SignIn,
) -> Result<Issued, Failure> {
    let patience = Instant::now() + PATIENCE;
    let found = {
        let mut conn = state.store.read(open).await?;
        store::by_login(&mut conn, &input.login).await?
    };
    let attempt = Attempt::sign_in(&input.login, found.as_ref(), visitor);
    let admitted = found.as_ref().filter(|candidate| candidate.admitted);
    let outcome = prove(state, open, &attempt, admitted, input.password).await;
    match (outcome, found) {
        (Ok(charged), Some(candidate)) => {
            let mut tx = Tx::begin(&state.store, open).await?;
            settle(&mut tx, &attempt, &candidate, charged).await?;
            let (id, issued) = issue(state, &mut tx, candidate.id, visitor).await?;
            let entry = AuditEvent::new(open, "session", id);
            tx.commit(entry.by(candidate.id, &candidate.name, candidate.organization))
                .await?;
            Ok(issued)
        }
        (outcome, found) => {
            let failure = outcome
                .err()
                .unwrap_or_else(|| Failure::code(Code::WrongCredentials));
            AuditEvent::new(open, "person", found.map(|c| c.id))
                .refuse(&state.store, failure.problem.code.code())
                .await;
            sleep_until(patience).await;
            Err(failure)
        }
    }
}

/// Checks a password, counting wrong ones; gives what [`settle`] wants to know after the right one. Nobody has the
/// password where there is no candidate.
pub async fn prove(
    state: &AppState,
    permit: &impl Permit,
    attempt: &Attempt,
    candidate: Option<&Candidate>,
    typed: String,
) -> Result<i32, Failure> {
    let charge = {
        let mut conn = state.store.write_unaudited(permit).await?;
        attempt::charge(&mut conn, attempt).await?
    };
    let charged = match charge {
        Charge::Taken(charged) => charged,
        Charge::Locked(seconds) => return Err(locked(seconds)),
    };
    let hash = candidate.map(|one| one.password_hash.clone());
    if password::verify(typed, hash).await? {
        return Ok(charged);
    }
    if charged >= FAILURES {
        AuditEvent::new(permit, "person", candidate.map(|one| one.id))
            .refuse(&state.store, "locked")
            .await;
    }
    Err(Failure::code(Code::WrongCredentials))
}

fn locked(seconds: i64) -> Failure {
    let minutes = (seconds + 59) / 60;
    Failure {
        retry_after: u64::try_from(seconds).ok(),
        ..Failure::code(Code::AccountLocked).detail(format!(
            "连续多次密码错误，此处的登录已暂时锁定，请{minutes}分钟后再试，或联系上级单位的管理员解锁。"
        ))
    }
}

/// The right password ends the count of wrong ones, unless the name was locked or the account changed meanwhile.
pub async fn settle(
    tx: &mut Tx,
    attempt: &Attempt,
    candidate: &Candidate,
    charged: i32,
) -> Result<(), Failure> {
    if attempt::settle(tx, attempt, candidate, charged).await? {
        Ok(())
    } else {
        Err(Failure::code(Code::AccountLocked))
    }
}

/// Begins a session of a person who has just proved who they are.
pub async fn issue(
    state: &AppState,
    conn: &mut Conn,
    person: Uuid,
    visitor: &ClientInfo,
) -> Result<(Uuid, Issued), Failure> {
    store::purge(conn).await?;
    let refresh_token = secret::token();
    let hash = secret::hash(&refresh_token);
    let id = store::begin(conn, person, &visitor.device, &visitor.address, &hash).await?;
    let signed_in = signed_in(state, conn, person, id).await?;
    let browser = KnownBrowser::after(visitor.known.as_ref(), person);
    let end = clock::now() + TimeDelta::days(KnownBrowser::DAYS);
    let browser = state.signer.seal(KnownBrowser::PURPOSE, end, &browser);
    Ok((
        id,
        Issued {
            signed_in,
            refresh_token,
            browser: Some(browser.map_err(Failure::internal)?),
        },
    ))
}

async fn signed_in(
    state: &AppState,
    conn: &mut Conn,
    person: Uuid,
    session: Uuid,
) -> Result<SignedIn, Failure> {
    let profile = profile::service::of_person(state, conn, person).await?;
    let (access_token, expires_at) = state
        .signer
        .sign(person, session)
        .map_err(Failure::internal)?;
    Ok(SignedIn {
        access_token,
        expires_at,
        profile,
    })
}

pub async fn refresh_session(
    state: &AppState,
    open: &PublicPermit,
    token: Option<String>,
) -> Result<Issued, Failure> {
    let token = token.ok_or_else(|| Failure::code(Code::NotSignedIn))?;
    let refresh_token = state.signer.successor(&token).map_err(Failure::internal)?;
    let spent = secret::hash(&token);
    let mut conn = state.store.write_unaudited(open).await?;
    // No audit row: it keeps a sign-in alive, as every request does.
    if let Some(kept) = store::rotate(&mut conn, &spent, &secret::hash(&refresh_token)).await? {
        let signed_in = signed_in(state, &mut conn, kept.person_id, kept.id).await?;
        return Ok(Issued {
            signed_in,
            refresh_token,
            browser: None,
        });
    }
    let held = store::by_token(&mut conn, &spent).await?;
    drop(conn);
    match held {
        Some(held) if held.is_open() && held.used_at.is_some() && !held.is_idle() => {
            let mut tx = Tx::begin(&state.store, open).await?;
            store::end(&mut tx, held.person_id, held.id).await?;
            let entry = AuditEvent::new(open, "session", held.id).detail(["token_reused"]);
            tx.commit(entry.by(held.person_id, &held.person_name, held.organization))
                .await?;
            tracing::warn!(session = %held.id, "a refresh token was used twice; its session was ended");
            Err(Failure::code(Code::SessionEnded))
        }
        Some(held) if held.is_open() && held.is_idle() => Err(Failure::code(Code::SessionIdle)),
        _ => Err(Failure::code(Code::SessionEnded)),
    }
}

/// Ends the session of the cookie; without one there is nothing to end.
pub async fn sign_out(
    state: &AppState,
    open: &PublicPermit,
    token: Option<String>,
) -> Result<(), Failure> {
    let Some(token) = token else {
        return Ok(());
    };
    let mut tx = Tx::begin(&state.store, open).await?;
    let Some(held) = store::by_token(&mut tx, &secret::hash(&token)).await? else {
        return tx.rollback().await;
    };
    if !store::end(&mut tx, held.person_id, held.id).await? {
        return tx.rollback().await;
    }
    let entry = AuditEvent::new(open, "session", held.id);
    tx.commit(entry.by(held.person_id, &held.person_name, held.organization))
        .await
}

pub async fn list_sessions(
    state: &AppState,
    granted: &Granted<ListSessions>,
) -> Result<Vec<SessionRow>, Failure> {
    let mut conn = state.store.read(granted).await?;
    let rows = store::live(&mut conn, granted.caller.id).await?;
    let session = |row: store::LiveSession| SessionRow {
        current: granted.caller.session == Some(row.id),
        id: row.id.into(),
        device: row.device,
        address: row.address,
        started_at: row.started_at,
        last_used_at: row.last_used_at,
    };
    Ok(rows.into_iter().map(session).collect())
}

pub async fn end_session(
    state: &AppState,
    granted: &Granted<EndSession>,
    id: SessionId,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    if !store::end(&mut tx, granted.caller.id, id.into()).await? {
        return Err(Failure::not_found());
    }
    tx.commit(AuditEvent::new(granted, "session", id)).await
}

pub async fn end_sessions(state: &AppState, granted: &Granted<EndSessions>) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::end_all(&mut tx, granted.caller.id).await?;
    tx.commit(AuditEvent::new(granted, "person", granted.caller.id))
        .await
}
