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
use crate::workflow::{Step, SubmissionState, Verb, reviews};

/// The way as data.
pub const STEPS: &[Step<SubmissionState>] = {
    use Operation as O;
    use SubmissionState as S;
    const WRITTEN: &[S] = &[S::Draft, S::Returned];
    let [update, submit, withdraw, accept, send_back, delete] = reviews([
        O::UpdateSubmission,
        O::SubmitSubmission,
        O::WithdrawSubmission,
        O::AcceptSubmission,
        O::ReturnSubmission,
        O::DeleteSubmission,
    ]);
    &[
        update,
        Step::new(Verb::Gather, O::GatherSubmission, WRITTEN, None),
        submit,
        withdraw,
        accept,
        send_back,
        Step::new(
            Verb::Revise,
            O::SupplementSubmission,
            &[S::Accepted],
            Some(S::Draft),
        ),
        delete,
    ]
};
