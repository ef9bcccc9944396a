//! The nouns that walk the workflow, each with its table of steps.

use crate::operation::Operation;
use crate::workflow::{Step, Verb};

/// What walks the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noun {
    Activity,
    Article,
    Submission,
}

impl Noun {
    pub const ALL: [Self; 3] = [Self::Activity, Self::Article, Self::Submission];

    pub fn code(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Article => "article",
            Self::Submission => "submission",
        }
    }

    /// In addresses.
    pub fn path(self) -> &'static str {
        match self {
            Self::Activity => "activities",
            Self::Article => "articles",
            Self::Submission => "submissions",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Activity => "活动",
            Self::Article => "稿件",
            Self::Submission => "材料",
        }
    }

    /// What the verb is called for this noun. Its table of steps must have it.
    pub fn operation(self, verb: Verb) -> Operation {
        let found = self.find(|v, _| v == verb);
        found.expect("the noun has this verb").1
    }

    fn find(self, is: impl Fn(Verb, Operation) -> bool) -> Option<(Verb, Operation)> {
        fn first<S>(
            steps: &[Step<S>],
            is: impl Fn(Verb, Operation) -> bool,
        ) -> Option<(Verb, Operation)> {
            let mut all = steps.iter().map(|s| (s.verb, s.operation));
            all.find(|(verb, operation)| is(*verb, *operation))
        }
        match self {
            Self::Activity => first(crate::activity::STEPS, is),
            Self::Article => first(crate::article::STEPS, is),
            Self::Submission => first(crate::submission::STEPS, is),
        }
    }
}

impl Verb {
    /// What an operation does to what; `None` where it is none of the workflow.
    pub fn of(operation: Operation) -> Option<(Noun, Self)> {
        Noun::ALL.into_iter().find_map(|noun| {
            let (verb, _) = noun.find(|_, o| o == operation)?;
            Some((noun, verb))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workflow::{RevisionState, WorkflowState};

    #[test]
    fn every_operation_of_a_table_finds_its_verb() {
        fn check<S>(noun: Noun, steps: &[Step<S>]) {
            for step in steps {
                assert_eq!(noun.operation(step.verb), step.operation);
                assert_eq!(Verb::of(step.operation), Some((noun, step.verb)));
            }
        }
        check(Noun::Activity, crate::activity::STEPS);
        check(Noun::Article, crate::article::STEPS);
        check(Noun::Submission, crate::submission::STEPS);
    }

    /// Superseding is what a newer revision in force does to the older one.
    fn reaches_all<S: WorkflowState>(steps: &[Step<S>], all: &[S]) {
        let mut reached = vec![S::DRAFT, S::SUPERSEDED];
        let mut next = 0;
        while let Some(from) = reached.get(next).copied() {
            let leaving = steps.iter().filter(|s| s.from.contains(&from));
            for to in leaving.flat_map(|s| [s.to, s.onward]).flatten() {
                if !reached.contains(&to) {
                    reached.push(to);
                }
            }
            next += 1;
        }
        for state in all {
            assert!(reached.contains(state), "{}", state.code());
        }
    }

    #[test]
    fn every_state_can_be_reached() {
        reaches_all(crate::activity::STEPS, &RevisionState::ALL);
        reaches_all(
            crate::submission::STEPS,
            &crate::submission::SubmissionState::ALL,
        );
    }
}
