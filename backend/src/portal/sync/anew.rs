//! The task that makes search terms anew where they were made by an older way.

use std::sync::Arc;
use std::time::Duration;

use contract::activity::ActivityContent;
use tokio::sync::watch;

use super::service::terms;
use super::store;
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Store, SystemPermit};
use crate::portal::search::kept::VERSION;

const PERMIT: SystemPermit = SystemPermit("renew_search_terms");
/// Rows at a time.
const BATCH: i64 = 200;
/// Before it tries again after a failure.
const PAUSE: Duration = Duration::from_secs(60);

/// Runs until all are of the newest way, or `stop` changes. Several servers may run it at once.
pub async fn run(state: Arc<AppState>, mut stop: watch::Receiver<bool>) {
    let mut done = 0;
    while !*stop.borrow() {
        match batch(&state.store).await {
            Ok(0) => break,
            Ok(rows) => done += rows,
            // The task must outlive a database that is away for a while.
            Err(failure) => {
                tracing::error!(%failure, "search terms could not be made anew");
                if matches!(
                    tokio::time::timeout(PAUSE, stop.changed()).await,
                    Ok(Err(_))
                ) {
                    break;
                }
            }
        }
    }
    if done > 0 {
        tracing::info!(activities = done, "search terms were made anew");
    }
}

/// How many rows of an older way there were, at most [`BATCH`].
pub async fn batch(store: &Store) -> Result<usize, Failure> {
    let mut conn = store.read(&PERMIT).await?;
    let rows = store::outdated(&mut conn, VERSION, BATCH).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let made = blocking(move || {
        let terms = |row: store::Outdated| {
            let content: ActivityContent = serde_json::from_value(row.content)?;
            let terms = terms(&content, &row.organization_name);
            Ok::<_, serde_json::Error>((row.activity_id, terms))
        };
        let made: Result<Vec<_>, _> = rows.into_iter().map(terms).collect();
        made.map_err(Failure::internal)
    })
    .await?;
    let rows = made.len();
    store::renew(&mut conn, VERSION, made).await?;
    Ok(rows)
}
