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

use crate::operation::Operation;
use crate::workflow::{Step, SubmissionState, Verb};

/// The way as data.
pub const STEPS: &[Step<SubmissionState>] = {
    use Operation as O;
    use SubmissionState as S;
    &[
        Step::new(
            Verb::Update,
            O::UpdateSubmission,
            &[S::Draft, S::Returned],
            None,
        ),
        Step::new(
            Verb::Gather,
            O::GatherSubmission,
            &[S::Draft, S::Returned],
            None,
        ),
        Step::new(Verb::Delete, O::DeleteSubmission, &[S::Draft], None),
        Step::new(
            Verb::Submit,
            O::SubmitSubmission,
            &[S::Draft, S::Returned],
            Some(S::Submitted),
        ),
        Step::new(
            Verb::Withdraw,
            O::WithdrawSubmission,
            &[S::Submitted],
            Some(S::Draft),
        ),
        Step::new(
            Verb::Approve,
            O::AcceptSubmission,
            &[S::Submitted, S::Endorsed],
            Some(S::Accepted),
        )
        .onward(S::Endorsed)
        .by_other(),
        Step::new(
            Verb::Return,
            O::ReturnSubmission,
            &[S::Submitted, S::Endorsed],
            Some(S::Returned),
        )
        .by_other()
        .with_reason(),
        Step::new(
            Verb::Revise,
            O::SupplementSubmission,
            &[S::Accepted],
            Some(S::Draft),
        ),
    ]
};
