//! What can be done with an activity as it stands, by whom. The services ask here before they act,
//! and the page is told the same.

use contract::operation::Operation;
use contract::problem::{Code, Problem};
use contract::workflow::{self, Holding, State, Step};
use uuid::Uuid;

use super::whole::{Whole, state};
use crate::activity::store::RevisionRow;
use crate::http::failure::Failure;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Archived,
    Closed,
    State,
    /// It was public once.
    WasPublic,
    /// In review: withdraw first.
    InReview,
    SamePerson,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Archived => Failure::code(Code::StateChanged)
                .detail("本届活动周已归档，内容只能查看，不能修改。"),
            Refusal::Closed => Problem::new(Code::Invalid)
                .field(
                    "organization_id",
                    "closed",
                    "填报单位已停用或已合并，不能再报送活动，请联系上级主管部门。",
                )
                .into(),
            Refusal::State => Failure::code(Code::StateChanged),
            Refusal::WasPublic => Failure::code(Code::InUse)
                .detail("活动已公开发布过，不能删除。不再举办的请“取消活动”，需要下线的请联系省级发布人员“撤下”。"),
            Refusal::InReview => Failure::code(Code::StateChanged)
                .detail("活动正在审核，请先撤回再删除。"),
            Refusal::SamePerson => Failure::code(Code::SamePerson),
        }
    }
}

/// What a page may offer on an activity, in the order of its buttons.
pub const OFFERED: &[Operation] = &[
    Operation::UpdateActivity,
    Operation::SubmitActivity,
    Operation::WithdrawActivity,
    Operation::ApproveActivity,
    Operation::ReturnActivity,
    Operation::PublishActivity,
    Operation::DeclineActivity,
    Operation::ReviseActivity,
    Operation::ReportParticipation,
    Operation::PostponeActivity,
    Operation::CancelActivity,
    Operation::RestoreActivity,
    Operation::RetractActivity,
    Operation::DuplicateActivity,
    Operation::DeleteActivity,
];

/// Whether `who`, whose power reaches this activity, can do the operation now.
pub fn check(operation: Operation, whole: &Whole, who: Uuid) -> Result<(), Refusal> {
    if operation == Operation::DuplicateActivity {
        return allowed(whole.active(), Refusal::Closed);
    }
    allowed(!whole.catalog.archived(), Refusal::Archived)?;
    if let Some(step) = workflow::step(operation) {
        return target(step, whole, who).map(|_| ());
    }
    let public = whole.public.is_some();
    let held = |in_: &[Holding]| allowed(public && in_.contains(&whole.holding), Refusal::State);
    match operation {
        Operation::UpdateActivity => allowed(whole.state.editable(), Refusal::State),
        Operation::DeleteActivity if whole.state.editable() => Ok(()),
        Operation::DeleteActivity => match whole.state {
            State::Submitted | State::Approved => Err(Refusal::InReview),
            _ => Err(Refusal::WasPublic),
        },
        Operation::ReviseActivity => allowed(
            matches!(whole.state, State::Published | State::Retracted),
            Refusal::State,
        ),
        Operation::ReportParticipation => allowed(public, Refusal::State),
        Operation::PostponeActivity | Operation::CancelActivity => {
            held(&[Holding::Scheduled, Holding::Postponed])
        }
        Operation::RestoreActivity => held(&[Holding::Postponed, Holding::Cancelled]),
        _ => Err(Refusal::State),
    }
}

/// The revision that the step moves, and the state it leaves.
pub fn target<'a>(
    step: &Step,
    whole: &'a Whole,
    who: Uuid,
) -> Result<(&'a RevisionRow, State), Refusal> {
    let standing = [Some(&whole.newest), whole.public.as_ref()];
    let (revision, from) = standing
        .into_iter()
        .flatten()
        .filter_map(|revision| Some((revision, state(&revision.state).ok()?)))
        .find(|(_, state)| step.from.contains(state))
        .ok_or(Refusal::State)?;
    allowed(
        step.operation != Operation::SubmitActivity || whole.active(),
        Refusal::Closed,
    )?;
    let hands = [
        Some(revision.author_id),
        revision.submitted_by,
        revision.reviewed_by,
    ];
    let touched = revision.writers.contains(&who) || hands.contains(&Some(who));
    allowed(!(step.other_person && touched), Refusal::SamePerson)?;
    Ok((revision, from))
}

fn allowed(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
