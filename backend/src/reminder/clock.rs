//! The task that looks for deadlines which are near. Several servers may run it over one database.

use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use tokio::sync::watch;

use super::service;
use crate::platform::state::AppState;
use crate::platform::store::SystemPermit;

/// How often it looks.
const PAUSE: Duration = Duration::from_secs(600);

pub const PERMIT: SystemPermit = SystemPermit("send_due_notices");

/// Runs until `stop` changes.
pub async fn run(state: Arc<AppState>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match service::send_due_notices(&state.store, Utc::now()).await {
            Ok(0) => {}
            Ok(organizations) => tracing::info!(organizations, "told of deadlines that are near"),
            // The task must outlive a database that is away for a while.
            Err(failure) => tracing::error!(%failure, "deadlines could not be looked for"),
        }
        // An end of the channel is a stop, too.
        let stopped = tokio::time::timeout(PAUSE, stop.changed()).await;
        if matches!(stopped, Ok(Err(_))) {
            break;
        }
    }
}
