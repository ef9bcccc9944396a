//! The background jobs that send what waits in the outbox and forget what was settled.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;

use super::mailer::{Mailer, Refusal};
use super::store::{self, OutgoingMail};
use crate::platform::background::{Job, Next};
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::SystemPermit;

/// Letters under way at the same time.
pub const AT_ONCE: u32 = 4;
/// How often the outbox is looked into.
const PAUSE: Duration = Duration::from_secs(5);
/// How long one letter may take altogether; well below [`LEASE`].
const PATIENCE: Duration = Duration::from_secs(120);
const LEASE: TimeDelta = TimeDelta::minutes(5);
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(2);
/// After that it is given up.
const GIVE_UP: TimeDelta = TimeDelta::days(1);
/// What lay while no server sent is old news.
const STALE: TimeDelta = TimeDelta::days(2);
/// Letters hold addresses: what is settled is not kept for ever.
const KEEP: TimeDelta = TimeDelta::days(30);
const TIDY: Duration = Duration::from_secs(3600);

const PERMIT: SystemPermit = SystemPermit("send_mail");

/// Sends what is due, and forgets what was settled long ago.
pub fn jobs(state: &Arc<AppState>, mailer: Mailer) -> [Job; 2] {
    let context = (Arc::clone(state), Arc::new(mailer));
    let send = Job::new("send_mail", context, |(state, mailer)| async move {
        if round(&state, &mailer).await? > 0 {
            return Ok(Next::AtOnce);
        }
        let retry = Duration::from_secs(state.config.mail_retry_seconds.into());
        Ok(Next::After(PAUSE.min(retry)))
    });
    let forget = Job::new("forget_mail", Arc::clone(state), |state| async move {
        let mut conn = state.store.write_unaudited(&PERMIT).await?;
        store::forget(&mut conn, clock::now() - KEEP).await?;
        Ok(Next::After(TIDY))
    });
    [send, forget]
}

/// Gives how many were due.
async fn round(state: &AppState, mailer: &Mailer) -> Result<usize, Failure> {
    // No connection is held while letters are under way.
    let due = {
        let mut conn = state.store.write_unaudited(&PERMIT).await?;
        store::take(&mut conn, AT_ONCE.into(), LEASE).await?
    };
    let outcomes = join_all(due.iter().map(|one| deliver(state, mailer, one))).await;
    if !due.is_empty() {
        let mut conn = state.store.write_unaudited(&PERMIT).await?;
        for (one, outcome) in due.iter().zip(outcomes) {
            match outcome {
                Ok(()) => {
                    count("sent");
                    store::sent(&mut conn, one.id).await?;
                }
                Err(refusal) => {
                    let next =
                        next_attempt(state.config.mail_retry_seconds, one, &refusal, clock::now());
                    let (id, code) = (one.id, refusal.code);
                    count(if next.is_some() { "deferred" } else { "failed" });
                    tracing::warn!(%id, code, attempts = one.attempts, again = next.is_some(), "an e-mail was not taken");
                    store::refused(&mut conn, id, next, &refusal.error).await?;
                }
            }
        }
    }
    Ok(due.len())
}

async fn deliver(state: &AppState, mailer: &Mailer, one: &OutgoingMail) -> Result<(), Refusal> {
    let refusal = |error: &str, lasting| Refusal {
        error: error.to_owned(),
        code: None,
        lasting,
    };
    if !one.wanted {
        return Err(refusal("The person does not want it any more.", true));
    }
    if clock::now() - one.created_at > STALE {
        return Err(refusal("It lay too long.", true));
    }
    let url = state.config.url(one.link.trim_start_matches('/'));
    tokio::time::timeout(PATIENCE, mailer.send(one, &url))
        .await
        .unwrap_or_else(|_| Err(refusal("The server took too long.", false)))
}

fn count(outcome: &'static str) {
    metrics::counter!("mail_total", "outcome" => outcome).increment(1);
}

/// When it is tried again; each wait is twice the one before.
fn next_attempt(
    first: u32,
    one: &OutgoingMail,
    refusal: &Refusal,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if refusal.lasting || now - one.created_at >= GIVE_UP {
        return None;
    }
    let doubled = i64::from(first) << one.attempts.saturating_sub(1).clamp(0, 16);
    Some(now + TimeDelta::seconds(doubled).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(attempts: i32, age: TimeDelta, lasting: bool) -> Option<i64> {
        let now = clock::now();
        let one = OutgoingMail {
            id: uuid::Uuid::nil(),
            to_address: String::new(),
            name: String::new(),
            subject: String::new(),
            text: String::new(),
            link: String::new(),
            created_at: now - age,
            attempts,
            wanted: true,
        };
        let refusal = Refusal {
            error: String::new(),
            code: None,
            lasting,
        };
        next_attempt(60, &one, &refusal, now).map(|at| (at - now).num_seconds())
    }

    #[test]
    fn waits_grow_and_end() {
        let minute = TimeDelta::minutes(1);
        assert_eq!(wait(1, minute, false), Some(60));
        assert_eq!(wait(2, minute, false), Some(120));
        assert_eq!(wait(7, minute, false), Some(3840));
        assert_eq!(wait(8, minute, false), Some(7200));
        assert_eq!(wait(1000, minute, false), Some(7200));
        assert_eq!(wait(20, TimeDelta::days(1), false), None);
        assert_eq!(wait(1, minute, true), None);
    }
}
