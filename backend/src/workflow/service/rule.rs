//! What can be done with a thing as it stands, by whom. The services ask here before they act, and
//! the page is told the same.

use contract::operation::Operation;
use contract::problem::Code;
use contract::workflow::{self, Verb, WorkflowState};

use super::aggregate::Aggregate;
use crate::access::caller::Caller;
use crate::platform::failure::Failure;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::RevisionRow;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Archived,
    Closed,
    State,
    /// It was handed in or published once.
    CameBefore,
    /// On an office's desk: withdraw first.
    InReview,
    /// Another office's turn.
    OtherOffice,
    SamePerson,
    /// A noun's own reason, as a sentence.
    Changed(&'static str),
    /// A noun's own reason: field, code and sentence.
    Field(&'static str, &'static str, &'static str),
}

impl Refusal {
    pub fn of<N: WorkflowKind>(self) -> Failure {
        let word = N::NOUN.label();
        let changed = |detail: String| Failure::code(Code::StateChanged).detail(detail);
        match self {
            Self::Archived => changed("本届活动周已归档，内容只能查看，不能修改。".to_owned()),
            Self::Closed => Failure::field(
                "organization_id",
                "closed",
                format!("填报单位已停用或已合并，不能再报送{word}，请联系上级主管部门。"),
            ),
            Self::State => Failure::code(Code::StateChanged),
            Self::CameBefore => Failure::code(Code::InUse).detail(N::KEPT),
            Self::InReview if N::chained() => changed(format!("{word}正在审核，请先撤回。")),
            Self::InReview => changed(format!("{word}正在审核，请先撤回再删除。")),
            Self::OtherOffice => {
                changed(format!("此{word}现由其他单位审核，请刷新后查看最新状态。"))
            }
            Self::SamePerson => Failure::code(Code::SamePerson),
            Self::Changed(sentence) => changed(sentence.to_owned()),
            Self::Field(field, code, sentence) => Failure::field(field, code, sentence),
        }
    }
}

/// Whether the caller, whose power reaches this aggregate, can do the operation now.
pub fn check<N: WorkflowKind>(
    operation: Operation,
    aggregate: &Aggregate<N>,
    caller: &Caller,
) -> Result<(), Refusal> {
    let Some(step) = workflow::step(N::STEPS, operation) else {
        return N::own(operation, aggregate);
    };
    live(aggregate)?;
    let (revision, state) = target(step.verb, aggregate)?;
    if !step.from.contains(&state) {
        return Err(match step.verb {
            Verb::Delete if workflow::waiting(N::STEPS, state) => Refusal::InReview,
            Verb::Delete => Refusal::CameBefore,
            _ => Refusal::State,
        });
    }
    N::permitted(step.verb, aggregate)?;
    // Where offices review one after the other, it is one office's turn.
    let judges = N::chained() && matches!(step.verb, Verb::Approve | Verb::Return);
    let own = aggregate.row.office_id == Some(caller.organization);
    allowed(own || !judges, Refusal::OtherOffice)?;
    let touched = step.other_person && aggregate.touched(revision, caller.person());
    allowed(!touched, Refusal::SamePerson)
}

/// What is archived can only be read.
pub fn live<N: WorkflowKind>(aggregate: &Aggregate<N>) -> Result<(), Refusal> {
    allowed(!aggregate.settings.archived(), Refusal::Archived)
}

/// The revision that the verb is about, and where it stands.
pub fn target<N: WorkflowKind>(
    verb: Verb,
    aggregate: &Aggregate<N>,
) -> Result<(&RevisionRow, N::State), Refusal> {
    match verb {
        Verb::Retract => {
            let public = aggregate.in_force.as_ref().ok_or(Refusal::State)?;
            Ok((public, N::State::IN_FORCE))
        }
        _ => Ok((&aggregate.newest, aggregate.state)),
    }
}

pub fn allowed(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
