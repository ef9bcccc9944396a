//! The steps as data: the word, the question, what is asked for; and what one came to.

use contract::operation::Operation;
use contract::workflow::Verb;

use crate::route::Route;
use crate::ui::Look;

#[derive(Debug, PartialEq)]
pub struct Step {
    pub operation: Operation,
    pub label: &'static str,
    pub look: Look,
    /// `{office}` is whoever reviews it. Empty: done without asking.
    pub question: &'static str,
    pub confirm: &'static str,
    /// The label of the text that is asked for.
    pub reason: Option<&'static str>,
}

pub const fn step(
    operation: Operation,
    label: &'static str,
    look: Look,
    question: &'static str,
    confirm: &'static str,
    reason: Option<&'static str>,
) -> Step {
    Step {
        operation,
        label,
        look,
        question,
        confirm,
        reason,
    }
}

/// What a step came to.
pub struct Outcome<T> {
    /// Absent: it is gone.
    pub thing: Option<T>,
    pub said: &'static str,
    /// Where to go on.
    pub to: Option<Route>,
    /// A reviewer's or publisher's step: the next one waits.
    pub review: bool,
}

impl<T> Outcome<T> {
    pub fn of(thing: T, said: &'static str) -> Self {
        Self {
            thing: Some(thing),
            said,
            to: None,
            review: false,
        }
    }

    pub fn gone(said: &'static str, to: Route) -> Self {
        Self {
            thing: None,
            said,
            to: Some(to),
            review: false,
        }
    }

    pub fn then(self, to: Route) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }

    /// After this verb of the workflow.
    pub fn after(self, verb: Verb) -> Self {
        let review = matches!(
            verb,
            Verb::Approve | Verb::Return | Verb::Publish | Verb::Decline
        );
        Self { review, ..self }
    }
}

/// What is said when a verb of the workflow is done.
pub fn said(verb: Verb) -> &'static str {
    match verb {
        Verb::Update | Verb::Gather => "已保存。",
        Verb::Delete => "已删除。",
        Verb::Submit => "已提交审核。",
        Verb::Withdraw => "已撤回。",
        Verb::Revise => "已开始修改，公众看到的内容不变。",
        Verb::Approve => "已审核通过。",
        Verb::Return | Verb::Decline => "已退回填报单位。",
        Verb::Publish => "已发布。",
        Verb::Retract => "已撤下。",
    }
}
