//! How far a piece of work is that takes seconds.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing is known of it yet.
    #[default]
    Waiting,
    Reading,
    Checking,
    Saving,
    Done,
}

impl Phase {
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Reading,
        Self::Checking,
        Self::Saving,
        Self::Done,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reading => "reading",
            Self::Checking => "checking",
            Self::Saving => "saving",
            Self::Done => "done",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
}

/// `done` of `total` rows in this phase; both 0 where rows are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Progress {
    pub phase: Phase,
    pub done: u32,
    pub total: u32,
}
