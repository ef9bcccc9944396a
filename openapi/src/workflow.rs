//! The one workflow that every filed thing goes through (先审后发; docs/DOMAIN.md, Review):
//!
//! ```text
//! draft ──submit──▶ submitted ──approve──▶ approved ──publish──▶ published ─▶ superseded
//!   ▲ └──withdraw──────┘  │return             │decline              │retract
//!   └── returned ◀────────┴───────────────────┘                     ▼ retracted
//! ```
//!
//! A published thing is edited as a new revision that walks the same way while the old one stays.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::operation::Operation;

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

/// What walks the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noun {
    Activity,
    Article,
}

/// What can be done with every noun of the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    Update,
    Delete,
    Submit,
    Withdraw,
    Revise,
    Approve,
    Return,
    Decline,
    Publish,
    Retract,
}

/// Each verb with its operations in the order of the nouns.
const OPERATIONS: [(Verb, Operation, Operation); 10] = {
    use Operation as O;
    [
        (Verb::Update, O::UpdateActivity, O::UpdateArticle),
        (Verb::Delete, O::DeleteActivity, O::DeleteArticle),
        (Verb::Submit, O::SubmitActivity, O::SubmitArticle),
        (Verb::Withdraw, O::WithdrawActivity, O::WithdrawArticle),
        (Verb::Revise, O::ReviseActivity, O::ReviseArticle),
        (Verb::Approve, O::ApproveActivity, O::ApproveArticle),
        (Verb::Return, O::ReturnActivity, O::ReturnArticle),
        (Verb::Decline, O::DeclineActivity, O::DeclineArticle),
        (Verb::Publish, O::PublishActivity, O::PublishArticle),
        (Verb::Retract, O::RetractActivity, O::RetractArticle),
    ]
};

impl Noun {
    pub fn code(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Article => "article",
        }
    }

    /// In addresses.
    pub fn path(self) -> &'static str {
        match self {
            Self::Activity => "activities",
            Self::Article => "articles",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Activity => "活动",
            Self::Article => "稿件",
        }
    }

    pub fn operation(self, verb: Verb) -> Operation {
        let (_, activity, article) = OPERATIONS[verb as usize];
        match self {
            Self::Activity => activity,
            Self::Article => article,
        }
    }
}

impl Verb {
    /// What an operation does to what; `None` where it is none of the workflow.
    pub fn of(operation: Operation) -> Option<(Noun, Self)> {
        OPERATIONS.iter().find_map(|(verb, activity, article)| {
            if *activity == operation {
                Some((Noun::Activity, *verb))
            } else {
                (*article == operation).then_some((Noun::Article, *verb))
            }
        })
    }

    /// The step that it takes, if it moves a revision.
    pub fn step(self) -> Option<&'static Step> {
        STEPS.iter().find(|s| s.verb == self)
    }
}

/// One permitted step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub verb: Verb,
    pub from: &'static [RevisionState],
    pub to: RevisionState,
    /// A written reason is needed.
    pub reason: bool,
    /// Whoever wrote, submitted or reviewed the revision may not do this too.
    pub other_person: bool,
}

/// The whole workflow as data.
pub const STEPS: &[Step] = &[
    Step {
        verb: Verb::Submit,
        from: &[RevisionState::Draft, RevisionState::Returned],
        to: RevisionState::Submitted,
        reason: false,
        other_person: false,
    },
    Step {
        verb: Verb::Withdraw,
        from: &[RevisionState::Submitted],
        to: RevisionState::Draft,
        reason: false,
        other_person: false,
    },
    Step {
        verb: Verb::Approve,
        from: &[RevisionState::Submitted],
        to: RevisionState::Approved,
        reason: false,
        other_person: true,
    },
    Step {
        verb: Verb::Return,
        from: &[RevisionState::Submitted],
        to: RevisionState::Returned,
        reason: true,
        other_person: true,
    },
    Step {
        verb: Verb::Decline,
        from: &[RevisionState::Approved],
        to: RevisionState::Returned,
        reason: true,
        other_person: true,
    },
    Step {
        verb: Verb::Publish,
        from: &[RevisionState::Approved],
        to: RevisionState::Published,
        reason: false,
        other_person: true,
    },
    Step {
        verb: Verb::Retract,
        from: &[RevisionState::Published],
        to: RevisionState::Retracted,
        reason: true,
        other_person: false,
    },
];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_stand_in_order() {
        for (at, (verb, activity, article)) in OPERATIONS.into_iter().enumerate() {
            assert_eq!(verb as usize, at);
            for (noun, operation) in [(Noun::Activity, activity), (Noun::Article, article)] {
                assert_eq!(noun.operation(verb), operation);
                assert_eq!(Verb::of(operation), Some((noun, verb)));
            }
        }
    }

    #[test]
    fn every_state_can_be_reached() {
        let mut reached = vec![RevisionState::Draft];
        loop {
            let more: Vec<RevisionState> = STEPS
                .iter()
                .filter(|s| s.from.iter().any(|f| reached.contains(f)) && !reached.contains(&s.to))
                .map(|s| s.to)
                .collect();
            if more.is_empty() {
                break;
            }
            reached.extend(more);
        }
        // Superseding is what publishing a newer revision does to the older one.
        for state in RevisionState::ALL
            .into_iter()
            .filter(|s| *s != RevisionState::Superseded)
        {
            assert!(reached.contains(&state), "{}", state.code());
        }
    }
}
