//! The way of a submission (requirements R19, R22):
//!
//! ```text
//! draft ──submit──▶ submitted ──accept (city)──▶ endorsed ──accept (province)──▶ accepted
//!   ▲ └──withdraw─────┘ │ return                    │ return                      │ newer accepted
//!   └── next version ◀ returned ◀───────────────────┘                       superseded
//! ```
//!
//! What a city office or a university hands in is reviewed by the province alone; what an institution
//! owes, first by its city, then by the province; a part that a reporter gathers, by the reporter's
//! office alone.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::Operation;

/// Where a version stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    #[default]
    Draft,
    Submitted,
    /// Passed by the city, awaits the province.
    Endorsed,
    Returned,
    Accepted,
    /// Was accepted until a newer version was.
    Superseded,
}

impl SubmissionState {
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Submitted,
        Self::Endorsed,
        Self::Returned,
        Self::Accepted,
        Self::Superseded,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Endorsed => "endorsed",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Superseded => "superseded",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Submitted => "待审核",
            Self::Endorsed => "市级已审，待省级审核",
            Self::Returned => "已退回",
            Self::Accepted => "已接收",
            Self::Superseded => "历史版本",
        }
    }

    /// Writing goes on: in place for a draft, as the next version for what was returned.
    pub fn editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// An office has it on its desk.
    pub fn waiting(self) -> bool {
        matches!(self, Self::Submitted | Self::Endorsed)
    }
}

/// Whose review it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    City,
    Province,
}

impl Stage {
    pub fn code(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Province => "province",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::City, Self::Province]
            .into_iter()
            .find(|s| s.code() == code)
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::City => "市级审核",
            Self::Province => "省级审核",
        }
    }
}

/// One permitted step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubmissionStep {
    pub operation: Operation,
    pub from: &'static [SubmissionState],
    /// Whoever wrote, submitted or reviewed the version may not do this too.
    pub other_person: bool,
}

/// The way as data. Where a step leads depends on the chain of reviews for [`Operation::AcceptSubmission`].
pub const STEPS: &[SubmissionStep] = &[
    SubmissionStep {
        operation: Operation::UpdateSubmission,
        from: &[SubmissionState::Draft, SubmissionState::Returned],
        other_person: false,
    },
    SubmissionStep {
        operation: Operation::GatherSubmission,
        from: &[SubmissionState::Draft, SubmissionState::Returned],
        other_person: false,
    },
    SubmissionStep {
        operation: Operation::DeleteSubmission,
        from: &[SubmissionState::Draft],
        other_person: false,
    },
    SubmissionStep {
        operation: Operation::SubmitSubmission,
        from: &[SubmissionState::Draft, SubmissionState::Returned],
        other_person: false,
    },
    SubmissionStep {
        operation: Operation::WithdrawSubmission,
        from: &[SubmissionState::Submitted],
        other_person: false,
    },
    SubmissionStep {
        operation: Operation::AcceptSubmission,
        from: &[SubmissionState::Submitted, SubmissionState::Endorsed],
        other_person: true,
    },
    SubmissionStep {
        operation: Operation::ReturnSubmission,
        from: &[SubmissionState::Submitted, SubmissionState::Endorsed],
        other_person: true,
    },
    SubmissionStep {
        operation: Operation::SupplementSubmission,
        from: &[SubmissionState::Accepted],
        other_person: false,
    },
];

/// The step that an operation takes, if it is one of the way.
pub fn step(operation: Operation) -> Option<&'static SubmissionStep> {
    STEPS.iter().find(|s| s.operation == operation)
}
