//! How far a piece of work is that takes seconds.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;

coded_enum! {
    #[derive(Default)]
    pub enum Phase {
        /// Nothing is known of it yet.
        #[default]
        Waiting = "waiting",
        Reading = "reading",
        Checking = "checking",
        Saving = "saving",
        Done = "done",
    }
}

/// `done` of `total` rows in this phase; both 0 where rows are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Progress {
    pub phase: Phase,
    pub done: u32,
    pub total: u32,
}
