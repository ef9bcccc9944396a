//! What can be done with a thing as it stands, by whom. The services ask here before they act, and
//! the page is told the same.

use contract::operation::Operation;
use contract::problem::{Code, Problem};
use contract::workflow::{Noun, RevisionState, Step, Verb};
use uuid::Uuid;

use super::aggregate::{Aggregate, state};
use crate::platform::failure::Failure;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::RevisionRow;

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

impl Refusal {
    pub fn of(self, noun: Noun) -> Failure {
        let word = noun.label();
        match self {
            Self::Archived => Failure::code(Code::StateChanged)
                .detail("本届活动周已归档，内容只能查看，不能修改。"),
            Self::Closed => Problem::new(Code::Invalid)
                .field(
                    "organization_id",
                    "closed",
                    format!("填报单位已停用或已合并，不能再报送{word}，请联系上级主管部门。"),
                )
                .into(),
            Self::State => Failure::code(Code::StateChanged),
            Self::WasPublic => Failure::code(Code::InUse).detail(match noun {
                Noun::Activity => "活动已公开发布过，不能删除。不再举办的请“取消活动”，需要下线的请联系省级发布人员“撤下”。",
                Noun::Article => "稿件已公开发布过，不能删除。需要下线的请联系省级发布人员“撤下”。",
            }),
            Self::InReview => Failure::code(Code::StateChanged)
                .detail(format!("{word}正在审核，请先撤回再删除。")),
            Self::SamePerson => Failure::code(Code::SamePerson),
        }
    }
}

/// Whether `who`, whose power reaches this thing, can do the operation now.
pub fn check<N: WorkflowKind>(
    operation: Operation,
    aggregate: &Aggregate,
    who: Uuid,
) -> Result<(), Refusal> {
    let Some((_, verb)) = Verb::of(operation).filter(|(noun, _)| *noun == N::NOUN) else {
        return N::own(operation, aggregate);
    };
    live(aggregate)?;
    if let Some(step) = verb.step() {
        return target(step, aggregate, who).map(|_| ());
    }
    match (verb, aggregate.state) {
        (Verb::Update, state) => allowed(state.editable(), Refusal::State),
        (Verb::Delete, state) if state.editable() => Ok(()),
        (Verb::Delete, RevisionState::Submitted | RevisionState::Approved) => {
            Err(Refusal::InReview)
        }
        (Verb::Delete, _) => Err(Refusal::WasPublic),
        (Verb::Revise, RevisionState::Published | RevisionState::Retracted) => Ok(()),
        _ => Err(Refusal::State),
    }
}

/// What is archived can only be read.
pub fn live(aggregate: &Aggregate) -> Result<(), Refusal> {
    allowed(!aggregate.settings.archived(), Refusal::Archived)
}

/// The revision that the step moves, and the state it leaves.
pub fn target<'a>(
    step: &Step,
    aggregate: &'a Aggregate,
    who: Uuid,
) -> Result<(&'a RevisionRow, RevisionState), Refusal> {
    let standing = [Some(&aggregate.newest), aggregate.public.as_ref()];
    let (revision, from) = standing
        .into_iter()
        .flatten()
        .filter_map(|revision| Some((revision, state(&revision.state).ok()?)))
        .find(|(_, state)| step.from.contains(state))
        .ok_or(Refusal::State)?;
    allowed(
        step.verb != Verb::Submit || aggregate.active(),
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

pub fn allowed(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
