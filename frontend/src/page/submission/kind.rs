//! A submission as its form and the workflow know it.

use std::rc::Rc;

use contract::submission::{Submission, unexplained};
use yew::prelude::*;

use super::form::SubmissionForm;
use super::step::BUTTONS;
use crate::page::workflow::{Routes, Step, WorkflowKind};
use crate::route::Route;

impl WorkflowKind for Submission {
    const BUTTONS: &'static [Step] = BUTTONS;
    const THIS: &'static str = "这份材料";
    const ROUTES: Routes<Self::Id> = Routes {
        list: Route::Submissions,
        view: |id| Route::SubmissionView { id },
        edit: |id| Route::SubmissionEdit { id },
    };
    const EDIT_LABEL: &'static str = "继续填写";
    const INCOMPLETE: &'static str = "按要求填写完整后才能提交。";

    fn missing_count(&self) -> usize {
        unexplained(&self.findings, &self.revision.content).len()
    }

    fn reviewer_name(&self) -> &str {
        let above = if self.part {
            "上级单位"
        } else {
            "上级部门"
        };
        self.office.as_ref().map_or(above, |office| &office.name)
    }

    fn form_title(stored: Option<&Self>) -> String {
        stored.map_or_else(String::new, |s| s.material.content.label.clone())
    }

    /// Its material stands in none of its contents: it is begun elsewhere.
    fn form(stored: Option<Rc<Self>>, _: Callback<Rc<Self>>) -> Html {
        stored.map_or_else(
            Html::default,
            |stored| html! { <SubmissionForm {stored} /> },
        )
    }
}
