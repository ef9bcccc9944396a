//! Records and tells how far a long request is.

use std::time::{Duration, Instant};

use contract::id::ProgressId;
use contract::operation::permission::GetProgress;
use contract::progress::{Phase, Progress};

use super::store;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Permit, Store};

/// Between two tellings, at least.
const PAUSE: Duration = Duration::from_millis(250);
/// What the work waits for a connection to tell it: the telling matters less than the work.
const PATIENCE: Duration = Duration::from_millis(200);

/// The caller's own.
pub async fn get_progress(
    state: &AppState,
    granted: &Granted<GetProgress>,
    id: ProgressId,
) -> Result<Progress, Failure> {
    let mut conn = state.store.read(granted).await?;
    Ok(store::find(&mut conn, granted.caller.id, id.into())
        .await?
        .unwrap_or_default())
}

/// Tells how far a request's work is. Never fails: the work goes on where nobody can be told.
pub struct ProgressReporter<'a, P> {
    store: &'a Store,
    permit: &'a P,
    id: Option<ProgressId>,
    told: Option<(Instant, Phase)>,
}

impl<'a, P: Permit> ProgressReporter<'a, P> {
    /// Without an id nobody asks, and nothing is told.
    pub fn new(state: &'a AppState, permit: &'a P, id: Option<ProgressId>) -> Self {
        Self {
            store: &state.store,
            permit,
            id,
            told: None,
        }
    }

    /// A phase's first word is always told, the others when the last is a while ago.
    pub async fn report(&mut self, phase: Phase, done: usize, total: usize) {
        // Long work is in steps: others are answered between them.
        tokio::task::yield_now().await;
        let (Some(id), Some(actor)) = (self.id, self.permit.actor().id) else {
            return;
        };
        if let Some((at, last)) = self.told
            && last == phase
            && at.elapsed() < PAUSE
        {
            return;
        }
        let first = self.told.is_none();
        self.told = Some((Instant::now(), phase));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let progress = Progress {
            phase,
            done: count(done),
            total: count(total),
        };
        let Ok(Ok(mut conn)) =
            tokio::time::timeout(PATIENCE, self.store.write_unaudited(self.permit)).await
        else {
            return;
        };
        let written = async {
            if first {
                store::sweep(&mut conn).await?;
            }
            store::write(&mut conn, actor, id.into(), progress).await
        };
        if let Err(error) = written.await {
            tracing::warn!(%error, "progress could not be told");
        }
    }
}
