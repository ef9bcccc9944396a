//! The steps as data: the word, the question, what is asked for, what is said afterwards; and how they are
//! taken.

use contract::activity::{HoldingNotice, HoldingReason};
use contract::operation::Operation;
use contract::workflow::{self, Reason, Verb, Verdict};

use super::WorkflowKind;
use crate::api::{Answer, entry};
use crate::ui::ButtonVariant;

#[derive(Debug, PartialEq)]
pub struct Step {
    pub operation: Operation,
    pub label: &'static str,
    pub variant: ButtonVariant,
    /// `{office}` is whoever reviews it. Empty: done without asking.
    pub question: &'static str,
    pub confirm: &'static str,
    /// The label of the text that is asked for.
    pub reason: Option<&'static str>,
    /// The public is told at once, in the sentence of a reason that the noun's own form asks for.
    pub notice: bool,
    /// A note and remarks on single items are asked for.
    pub verdict: bool,
    /// A reviewer's: the next one waits.
    pub review: bool,
    /// What comes of it is gone on with in its form.
    pub edits: bool,
    /// Said when it is done.
    pub done: &'static str,
}

pub const fn step(
    operation: Operation,
    label: &'static str,
    variant: ButtonVariant,
    question: &'static str,
    confirm: &'static str,
    done: &'static str,
) -> Step {
    Step {
        operation,
        label,
        variant,
        question,
        confirm,
        reason: None,
        notice: false,
        verdict: false,
        review: false,
        edits: false,
        done,
    }
}

impl Step {
    pub const fn reason(mut self, label: &'static str) -> Self {
        self.reason = Some(label);
        self
    }

    /// The public is told why.
    pub const fn notice(mut self) -> Self {
        self.verdict = true;
        self.notice = true;
        self
    }

    pub const fn verdict(mut self) -> Self {
        self.verdict = true;
        self
    }

    pub const fn review(mut self) -> Self {
        self.review = true;
        self
    }

    pub const fn edits(mut self) -> Self {
        self.edits = true;
        self
    }
}

/// What a step came to.
pub enum Outcome<T> {
    /// Shown in its place.
    Changed(T),
    /// Goes on in its form.
    Editing(T),
    /// Gone; goes on in the list.
    Deleted,
}

/// Takes a step. `verdict` carries what was asked for before it: a reason in its note.
pub async fn perform<T: WorkflowKind>(
    step: &'static Step,
    id: T::Id,
    version: i32,
    verdict: Verdict,
) -> Answer<Outcome<T>> {
    let known = workflow::step(T::STEPS, step.operation);
    let verb = known.map(|known| known.verb);
    if verb == Some(Verb::Delete) {
        entry::delete::<T>(id).await?;
        return Ok(Outcome::Deleted);
    }
    let mut call = entry::step::<T>(step.operation, id, version);
    // Where offices review one after the other, each says a word, if only an empty one.
    if T::chained() && matches!(verb, Some(Verb::Approve | Verb::Return)) {
        call = call.body(&verdict);
    } else if !T::chained() && step.notice {
        call = call.body(&HoldingNotice {
            reason: HoldingReason::parse(&verdict.note).unwrap_or_default(),
            notice: String::new(),
        });
    } else if step.reason.is_some() {
        let reason = verdict.note;
        call = call.body(&Reason { reason });
    }
    let fresh = call.json().await?;
    Ok(if step.edits || verb == Some(Verb::Revise) {
        Outcome::Editing(fresh)
    } else {
        Outcome::Changed(fresh)
    })
}

#[cfg(test)]
mod tests {
    use super::WorkflowKind;
    use contract::activity::Activity;
    use contract::article::Article;
    use contract::submission::Submission;
    use contract::workflow::Verb;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn offers_its_steps<T: WorkflowKind>() {
        // Saving and gathering are the form's.
        let form = [Verb::Update, Verb::Gather];
        for theirs in T::STEPS.iter().filter(|s| !form.contains(&s.verb)) {
            let mine = T::BUTTONS.iter().find(|s| s.operation == theirs.operation);
            let mine = mine.expect("offered");
            let asks = mine.reason.is_some() || mine.verdict && T::chained();
            assert!(asks || !theirs.reason, "{}", mine.label);
            assert!(theirs.reason || mine.reason.is_none(), "{}", mine.label);
        }
    }

    #[wasm_bindgen_test]
    fn every_step_of_the_workflow_is_offered_and_asks_for_its_reason() {
        offers_its_steps::<Activity>();
        offers_its_steps::<Article>();
        offers_its_steps::<Submission>();
    }
}
