//! The background job that looks for deadlines which are near.

use std::sync::Arc;
use std::time::Duration;

use super::service;
use crate::platform::background::{Job, Next};
use crate::platform::clock;
use crate::platform::state::AppState;

/// How often it looks.
const PAUSE: Duration = Duration::from_secs(600);

pub fn job(state: Arc<AppState>) -> Job {
    Job::new("send_due_notices", state, |state| async move {
        let organizations = service::send_due_notices(&state.store, clock::now()).await?;
        if organizations > 0 {
            tracing::info!(organizations, "told of deadlines that are near");
        }
        Ok(Next::After(PAUSE))
    })
}
