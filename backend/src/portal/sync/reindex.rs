//! The background job that makes search terms anew where they were made by an older way.

use std::sync::Arc;

use contract::activity::ActivityContent;

use super::service::terms;
use super::store;
use crate::platform::background::{Job, Next};
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Store, SystemPermit};
use crate::portal::search::index_terms::VERSION;

const PERMIT: SystemPermit = SystemPermit("renew_search_terms");
/// Rows at a time.
const BATCH: i64 = 200;

/// Runs until all are of the newest way.
pub fn job(state: Arc<AppState>) -> Job {
    Job::new("renew_search_terms", state, |state| async move {
        let activities = batch(&state.store).await?;
        if activities == 0 {
            return Ok(Next::Never);
        }
        tracing::info!(activities, "search terms were made anew");
        Ok(Next::AtOnce)
    })
}

/// How many rows of an older way there were, at most [`BATCH`].
pub async fn batch(store: &Store) -> Result<usize, Failure> {
    let mut conn = store.write_unaudited(&PERMIT).await?;
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
