//! What a kind of filed thing brings to the pages that all kinds share.

use std::rc::Rc;

use contract::noun::Noun;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::workflow::Verdict;
use uuid::Uuid;
use yew::Html;

use super::step::{Outcome, Step};
use crate::api::Answer;
use crate::hook::autosave::Autosaved;
use crate::route::Route;

/// What all kinds have, whatever they are called there.
pub struct Overview<'a> {
    pub edition_id: Uuid,
    pub organization: &'a OrganizationRef,
    /// Whose review it awaits.
    pub reviewer: Option<&'a OrganizationRef>,
    /// What the caller may do now.
    pub actions: &'a [Operation],
    /// `待审核`
    pub state: &'static str,
}

/// Where its pages are.
pub struct Routes {
    pub list: Route,
    pub view: fn(Uuid) -> Route,
    pub edit: fn(Uuid) -> Route,
}

/// The steps that are offered, and their calls.
pub trait WorkflowSteps: Sized + 'static {
    /// In the order in which they are offered.
    const STEPS: &'static [Step];

    /// Takes a step. `verdict` carries what was asked for before it: a reason in its note.
    async fn perform(
        operation: Operation,
        id: Uuid,
        version: i32,
        verdict: Verdict,
    ) -> Answer<Outcome<Self>>;
}

pub trait WorkflowKind: Autosaved + WorkflowSteps {
    const NOUN: Noun;
    /// `这项活动`
    const THIS: &'static str;
    const UPDATE: Operation;
    const SUBMIT: Operation;
    const ROUTES: Routes;
    /// On the link from its page to its form.
    const EDIT_LABEL: &'static str;
    /// Beside the submit button that cannot be pressed yet.
    const INCOMPLETE: &'static str;

    fn overview(&self) -> Overview<'_>;
    /// How many faults stand between it and its submission.
    fn missing_count(&self) -> usize;

    /// `填报活动`, `修改活动`
    fn form_title(stored: Option<&Self>) -> String;
    fn form(stored: &Rc<Self>) -> Html;

    fn may(&self, operation: Operation) -> bool {
        self.overview().actions.contains(&operation)
    }

    fn reviewer_name(&self) -> &str {
        self.overview()
            .reviewer
            .map_or("上级部门", |office| &office.name)
    }
}
