//! What can be done with a submission as it stands, by whom. The services ask here before they act,
//! and the page is told the same.

use contract::operation::Operation;
use contract::problem::{Code, Problem};
use contract::submission::{SubmissionState, step};

use super::aggregate::Aggregate;
use crate::access::caller::Caller;
use crate::platform::failure::Failure;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Archived,
    Closed,
    /// The material is no longer asked for.
    Retired,
    State,
    /// It was handed in once.
    HandedIn,
    /// On an office's desk: withdraw first.
    InReview,
    /// Another office's turn.
    OtherOffice,
    /// The material isn't gathered from below.
    NotGathered,
    SamePerson,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let changed = |detail: &str| Failure::code(Code::StateChanged).detail(detail);
        let field = |field: &str, code: &str, message: &str| {
            Problem::new(Code::Invalid)
                .field(field, code, message)
                .into()
        };
        match refusal {
            Refusal::Archived => changed("本届活动周已归档，内容只能查看，不能修改。"),
            Refusal::Closed => field(
                "organization_id",
                "closed",
                "填报单位已停用或已合并，不能再报送材料，请联系上级主管部门。",
            ),
            Refusal::Retired => field(
                "material_id",
                "retired",
                "此项材料已不再收取，已报送的内容仍可查看。",
            ),
            Refusal::State => Failure::code(Code::StateChanged),
            Refusal::HandedIn => Failure::code(Code::InUse).detail(
                "材料已报送过，不能删除。需要更正的，请修改后重新提交，或联系上级单位退回。",
            ),
            Refusal::InReview => changed("材料正在审核，请先撤回。"),
            Refusal::OtherOffice => changed("此材料现由其他单位审核，请刷新后查看最新状态。"),
            Refusal::NotGathered => changed("此项材料不向下级单位征集，不能汇集。"),
            Refusal::SamePerson => Failure::code(Code::SamePerson),
        }
    }
}

/// What a page may offer on a submission, in the order of its buttons.
pub const OFFERED: &[Operation] = &[
    Operation::UpdateSubmission,
    Operation::GatherSubmission,
    Operation::SubmitSubmission,
    Operation::WithdrawSubmission,
    Operation::AcceptSubmission,
    Operation::ReturnSubmission,
    Operation::SupplementSubmission,
    Operation::DeleteSubmission,
];

/// Whether the caller, whose power reaches this submission, can do the operation now.
pub fn check(operation: Operation, aggregate: &Aggregate, caller: &Caller) -> Result<(), Refusal> {
    let step = step(operation).ok_or(Refusal::State)?;
    allowed(!aggregate.archived(), Refusal::Archived)?;
    if !step.from.contains(&aggregate.state) {
        return Err(match (operation, aggregate.state) {
            (Operation::DeleteSubmission, state) if state.waiting() => Refusal::InReview,
            (Operation::DeleteSubmission, _) => Refusal::HandedIn,
            _ => Refusal::State,
        });
    }
    match operation {
        Operation::SubmitSubmission
        | Operation::GatherSubmission
        | Operation::SupplementSubmission => {
            allowed(aggregate.active(), Refusal::Closed)?;
            allowed(!aggregate.definition.content.retired, Refusal::Retired)?;
            let gathers = aggregate.definition.content.gathers;
            let gathering = operation == Operation::GatherSubmission;
            allowed(gathers || !gathering, Refusal::NotGathered)?;
        }
        Operation::WithdrawSubmission => allowed(aggregate.reviews.is_empty(), Refusal::State)?,
        Operation::AcceptSubmission | Operation::ReturnSubmission => {
            let own = aggregate.row.office_id == Some(caller.organization);
            allowed(own, Refusal::OtherOffice)?;
        }
        _ => {}
    }
    let touched = step.other_person && aggregate.touched_by(caller.id);
    allowed(!touched, Refusal::SamePerson)
}

/// Where acceptance by the office leads. `city`: the office is a city's.
pub fn accepted(part: bool, city: bool) -> SubmissionState {
    if city && !part {
        SubmissionState::Endorsed
    } else {
        SubmissionState::Accepted
    }
}

pub fn allowed(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
