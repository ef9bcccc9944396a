//! The task that sends what waits in the outbox. Several servers may run it over one database.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;
use tokio::sync::watch;

use super::post::{Post, Refusal};
use super::store::{self, Letter};
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

/// Runs until `stop` changes; letters under way are ended first.
pub async fn run(state: Arc<AppState>, post: Post, mut stop: watch::Receiver<bool>) {
    let pause = PAUSE.min(Duration::from_secs(state.config.mail_retry_seconds.into()));
    let mut tidied: Option<Instant> = None;
    while !*stop.borrow() {
        if tidied.is_none_or(|at| at.elapsed() > TIDY) {
            report(tidy(&state).await);
            tidied = Some(Instant::now());
        }
        if report(round(&state, &post).await).is_some_and(|count| count > 0) {
            continue;
        }
        // An end of the channel is a stop, too.
        let stopped = tokio::time::timeout(pause, stop.changed()).await;
        if matches!(stopped, Ok(Err(_))) {
            break;
        }
    }
}

/// The task must outlive a database that is away for a while.
fn report<T>(outcome: Result<T, Failure>) -> Option<T> {
    outcome
        .inspect_err(|failure| tracing::error!(%failure, "the outbox could not be worked on"))
        .ok()
}

async fn tidy(state: &AppState) -> Result<(), Failure> {
    let mut conn = state.store.read(&PERMIT).await?;
    store::forget(&mut conn, Utc::now() - KEEP).await?;
    Ok(())
}

/// Gives how many were due.
async fn round(state: &AppState, post: &Post) -> Result<usize, Failure> {
    // No connection is held while letters are under way.
    let due = {
        let mut conn = state.store.read(&PERMIT).await?;
        store::take(&mut conn, AT_ONCE.into(), LEASE).await?
    };
    let outcomes = join_all(due.iter().map(|one| hand_over(state, post, one))).await;
    if !due.is_empty() {
        let mut conn = state.store.read(&PERMIT).await?;
        for (one, outcome) in due.iter().zip(outcomes) {
            match outcome {
                Ok(()) => {
                    count("sent");
                    store::sent(&mut conn, one.id).await?;
                }
                Err(refusal) => {
                    let next = again(state.config.mail_retry_seconds, one, &refusal, Utc::now());
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

async fn hand_over(state: &AppState, post: &Post, one: &Letter) -> Result<(), Refusal> {
    let refusal = |error: &str, lasting| Refusal {
        error: error.to_owned(),
        code: None,
        lasting,
    };
    if !one.wanted {
        return Err(refusal("The person does not want it any more.", true));
    }
    if Utc::now() - one.created_at > STALE {
        return Err(refusal("It lay too long.", true));
    }
    let url = state.config.url(one.link.trim_start_matches('/'));
    tokio::time::timeout(PATIENCE, post.send(one, &url))
        .await
        .unwrap_or_else(|_| Err(refusal("The server took too long.", false)))
}

fn count(outcome: &'static str) {
    metrics::counter!("mail_total", "outcome" => outcome).increment(1);
}

/// When it is tried again; each wait is twice the one before.
fn again(first: u32, one: &Letter, refusal: &Refusal, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
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
        let now = Utc::now();
        let one = Letter {
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
        again(60, &one, &refusal, now).map(|at| (at - now).num_seconds())
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
