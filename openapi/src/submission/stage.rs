//! The way of a submission (docs/DOMAIN.md R19, R22):
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

use crate::coded::coded_enum;
use crate::operation::Operation;

coded_enum! {
    /// Where a version stands.
    #[derive(Default)]
    pub enum SubmissionState {
        #[default]
        Draft = "draft" "草稿",
        Submitted = "submitted" "待审核",
        /// Passed by the city, awaits the province.
        Endorsed = "endorsed" "市级已审，待省级审核",
        Returned = "returned" "已退回",
        Accepted = "accepted" "已接收",
        /// Was accepted until a newer version was.
        Superseded = "superseded" "历史版本",
    }
}

impl SubmissionState {
    /// Writing goes on: in place for a draft, as the next version for what was returned.
    pub fn editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// An office has it on its desk.
    pub fn waiting(self) -> bool {
        matches!(self, Self::Submitted | Self::Endorsed)
    }
}

coded_enum! {
    /// Whose review it is.
    pub enum Stage {
        City = "city" "市级审核",
        Province = "province" "省级审核",
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
