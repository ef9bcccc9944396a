//! What a noun brings to the pages that all that walks the workflow shares.

use std::rc::Rc;

use contract::entry::Entry;
use contract::operation::Operation;
use yew::{Callback, Html};

use super::step::Step;
use crate::route::Route;

/// Where its pages are.
pub struct Routes<I> {
    pub list: Route,
    pub view: fn(I) -> Route,
    pub edit: fn(I) -> Route,
}

pub trait WorkflowKind: Entry {
    /// Its steps in words, in the order in which they are offered.
    const BUTTONS: &'static [Step];
    /// `这项活动`
    const THIS: &'static str;
    const ROUTES: Routes<Self::Id>;
    /// On the link from its page to its form.
    const EDIT_LABEL: &'static str = "修改";
    /// Beside the submit button that cannot be pressed yet.
    const INCOMPLETE: &'static str = "必填内容填写完整后才能提交审核。";

    /// How many faults stand between it and its submission.
    fn missing_count(&self) -> usize;

    /// `填报活动`, `修改活动`
    fn form_title(_stored: Option<&Self>) -> String {
        format!("填写{}", Self::NOUN.label())
    }
    /// `stored` is absent for a new one; `oncreated` hears when it has come into being.
    fn form(stored: Option<Rc<Self>>, oncreated: Callback<Rc<Self>>) -> Html;

    fn may(&self, operation: Operation) -> bool {
        self.overview().actions.contains(&operation)
    }

    fn reviewer_name(&self) -> &str {
        self.overview()
            .reviewer
            .map_or("上级部门", |office| &office.name)
    }
}
