//! The nouns' tables of steps, each by itself and beside the others.

use crate::activity::Activity;
use crate::article::Article;
use crate::entry::Entry;
use crate::operation::Operation;
use crate::submission::{Submission, SubmissionState};
use crate::workflow::{RevisionState, Step, WorkflowState};

#[test]
fn every_operation_of_a_table_finds_its_verb() {
    fn check<E: Entry>(seen: &mut Vec<Operation>) {
        for step in E::STEPS {
            assert_eq!(E::operation(step.verb), step.operation);
            assert!(!seen.contains(&step.operation));
            seen.push(step.operation);
        }
    }
    let mut seen = Vec::new();
    check::<Activity>(&mut seen);
    check::<Article>(&mut seen);
    check::<Submission>(&mut seen);
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
    reaches_all(Activity::STEPS, &RevisionState::ALL);
    reaches_all(Submission::STEPS, &SubmissionState::ALL);
}
