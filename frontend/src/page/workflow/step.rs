//! The steps as data: the word, the question, what is asked for, what is said afterwards.

use contract::operation::Operation;

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
    /// A note and remarks on single items are asked for.
    pub verdict: bool,
    /// A reviewer's: the next one waits.
    pub review: bool,
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
        verdict: false,
        review: false,
        done,
    }
}

impl Step {
    pub const fn reason(mut self, label: &'static str) -> Self {
        self.reason = Some(label);
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
