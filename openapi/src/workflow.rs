//! The workflow that every filed thing goes through (先审后发; docs/DOMAIN.md, Review): each noun has one
//! table of [`Step`]s.
//!
//! What is published ([`publication`]):
//!
//! ```text
//! draft ──submit──▶ submitted ──approve──▶ approved ──publish──▶ published ─▶ superseded
//!   ▲ └──withdraw──────┘  │return             │decline              │retract
//!   └── returned ◀────────┴───────────────────┘                     ▼ retracted
//! ```
//!
//! What several offices review one after the other ([`reviews`]): [`crate::submission::STEPS`]. What is in force is
//! edited as a new revision that walks the same way while the old one stays.

mod review;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::operation::Operation;

pub use review::{Remark, Review, Stage, SubmissionState, Timing, Verdict};

coded_enum! {
    /// Where a revision stands.
    pub enum RevisionState {
        Draft = "draft" "草稿",
        Submitted = "submitted" "待审核",
        Returned = "returned" "已退回",
        Approved = "approved" "待发布",
        Published = "published" "已发布",
        /// Was public until a newer revision took its place.
        Superseded = "superseded" "历史版本",
        /// Was public and was taken down.
        Retracted = "retracted" "已撤下",
    }
}

impl RevisionState {
    /// The author may still change the text.
    pub fn editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

/// Where the revisions of a noun can stand, as far as the steps need to know.
pub trait WorkflowState: Copy + Eq + Send + Sync + 'static {
    /// Where each revision begins.
    const DRAFT: Self;
    /// What counts until a newer one does: published, accepted.
    const IN_FORCE: Self;
    /// What a newer one in force makes of it.
    const SUPERSEDED: Self;
    fn code(self) -> &'static str;
    fn parse(code: &str) -> Option<Self>;
}

impl WorkflowState for RevisionState {
    const DRAFT: Self = Self::Draft;
    const IN_FORCE: Self = Self::Published;
    const SUPERSEDED: Self = Self::Superseded;

    fn code(self) -> &'static str {
        self.code()
    }

    fn parse(code: &str) -> Option<Self> {
        Self::parse(code)
    }
}

/// What can be done with what walks the workflow; a noun's table of steps says which of them it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    Update,
    Delete,
    Submit,
    Withdraw,
    /// Begins the next revision of what is in force.
    Revise,
    /// Passes a review.
    Approve,
    /// Does not pass a review.
    Return,
    /// Does not publish what passed.
    Decline,
    Publish,
    /// Takes down what is public.
    Retract,
    /// Takes over what organizations below have handed in.
    Gather,
}

/// One permitted step: a row of a noun's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<S: 'static> {
    pub verb: Verb,
    pub operation: Operation,
    /// Where the revision must stand.
    pub from: &'static [S],
    /// Where it stands then; `None` where the step writes and moves nothing.
    pub to: Option<S>,
    /// Where it stands instead while a further office of the chain has to review it.
    pub onward: Option<S>,
    /// A written reason is needed.
    pub reason: bool,
    /// Whoever wrote, submitted or reviewed the revision may not do this too.
    pub other_person: bool,
}

impl<S: Copy> Step<S> {
    pub const fn new(verb: Verb, operation: Operation, from: &'static [S], to: Option<S>) -> Self {
        Self {
            verb,
            operation,
            from,
            to,
            onward: None,
            reason: false,
            other_person: false,
        }
    }

    /// Taken by another person than those who had a hand in it.
    pub const fn by_other(mut self) -> Self {
        self.other_person = true;
        self
    }

    pub const fn with_reason(mut self) -> Self {
        self.reason = true;
        self
    }

    pub const fn onward(mut self, state: S) -> Self {
        self.onward = Some(state);
        self
    }
}

/// The steps of what one office reviews and the province publishes; operations in the order of
/// the table.
pub const fn publication(operations: [Operation; 10]) -> [Step<RevisionState>; 10] {
    use RevisionState as S;
    let [
        update,
        submit,
        withdraw,
        approve,
        send_back,
        publish,
        decline,
        revise,
        retract,
        delete,
    ] = operations;
    const WRITTEN: &[S] = &[S::Draft, S::Returned];
    [
        Step::new(Verb::Update, update, WRITTEN, None),
        Step::new(Verb::Submit, submit, WRITTEN, Some(S::Submitted)),
        Step::new(Verb::Withdraw, withdraw, &[S::Submitted], Some(S::Draft)),
        Step::new(Verb::Approve, approve, &[S::Submitted], Some(S::Approved)).by_other(),
        Step::new(Verb::Return, send_back, &[S::Submitted], Some(S::Returned))
            .by_other()
            .with_reason(),
        Step::new(Verb::Publish, publish, &[S::Approved], Some(S::Published)).by_other(),
        Step::new(Verb::Decline, decline, &[S::Approved], Some(S::Returned))
            .by_other()
            .with_reason(),
        Step::new(
            Verb::Revise,
            revise,
            &[S::Published, S::Retracted],
            Some(S::Draft),
        ),
        Step::new(Verb::Retract, retract, &[S::Published], Some(S::Retracted)).with_reason(),
        Step::new(Verb::Delete, delete, WRITTEN, None),
    ]
}

/// The steps of what offices review one after the other; operations in the order of the table.
pub const fn reviews(operations: [Operation; 6]) -> [Step<SubmissionState>; 6] {
    use SubmissionState as S;
    let [update, submit, withdraw, accept, send_back, delete] = operations;
    const WRITTEN: &[S] = &[S::Draft, S::Returned];
    const WAITING: &[S] = &[S::Submitted, S::Endorsed];
    [
        Step::new(Verb::Update, update, WRITTEN, None),
        Step::new(Verb::Submit, submit, WRITTEN, Some(S::Submitted)),
        Step::new(Verb::Withdraw, withdraw, &[S::Submitted], Some(S::Draft)),
        Step::new(Verb::Approve, accept, WAITING, Some(S::Accepted))
            .onward(S::Endorsed)
            .by_other(),
        Step::new(Verb::Return, send_back, WAITING, Some(S::Returned))
            .by_other()
            .with_reason(),
        Step::new(Verb::Delete, delete, &[S::Draft], None),
    ]
}

/// The step of a table that an operation takes.
pub fn step<S>(steps: &'static [Step<S>], operation: Operation) -> Option<&'static Step<S>> {
    steps.iter().find(|s| s.operation == operation)
}

/// Whether an office has what stands so on its desk.
pub fn waiting<S: Copy + Eq>(steps: &[Step<S>], state: S) -> bool {
    let mut judging = steps.iter().filter(|s| s.other_person);
    judging.any(|s| s.from.contains(&state))
}

coded_enum! {
    /// Whether a thing that is public still takes place.
    #[derive(Default)]
    pub enum Holding {
        #[default]
        Scheduled = "scheduled" "如期举行",
        Postponed = "postponed" "已延期",
        Cancelled = "cancelled" "已取消",
    }
}

/// A written reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: String,
}

impl crate::validate::Validate for Reason {
    fn validate(&self, check: &mut crate::validate::Check) {
        check.required("reason", &self.reason, crate::limit::REASON);
    }
}
