//! A submission as its form and the workflow know it.

use std::rc::Rc;

use contract::noun::Noun;
use contract::operation::Operation;
use contract::problem::{Code, Problem};
use contract::submission::{Submission, SubmissionContent, unexplained};
use uuid::Uuid;
use yew::prelude::*;

use super::form::SubmissionForm;
use crate::api::{Answer, submission as api};
use crate::hook::autosave::{Autosaved, Snapshot};
use crate::page::workflow::{Overview, Routes, WorkflowKind};
use crate::route::Route;

impl Autosaved for Submission {
    type Content = SubmissionContent;
    type Rule = ();

    const FIELDS: &'static [(&'static str, &'static str)] = &[
        ("statement", "报送方式"),
        ("title", "标题"),
        ("body", "正文"),
        ("photos", "图片"),
        ("documents", "文件"),
        ("cases", "典型案例"),
        ("exemplars", "示范活动"),
        ("figures", "数据表"),
        ("committee", "领导小组"),
        ("explanations", "情况说明"),
        ("gathered", "汇集来源"),
    ];

    fn snapshot(&self) -> Snapshot<'_, SubmissionContent> {
        Snapshot {
            id: self.id,
            version: self.version,
            content: &self.revision.content,
            author: &self.revision.author,
            updated_at: self.updated_at,
        }
    }

    fn rule(&self) {}

    async fn get(id: Uuid) -> Answer<Self> {
        api::get_submission(id).await
    }

    /// Which material it belongs to stands in none of its contents: it is created elsewhere.
    async fn save(over: Option<(Uuid, i32)>, content: Rc<SubmissionContent>) -> Answer<Self> {
        match over {
            Some((id, version)) => api::update_submission(id, version, &content).await,
            None => Err(Problem::new(Code::NotFound)),
        }
    }
}

impl WorkflowKind for Submission {
    const NOUN: Noun = Noun::Submission;
    const THIS: &'static str = "这份材料";
    const UPDATE: Operation = Operation::UpdateSubmission;
    const SUBMIT: Operation = Operation::SubmitSubmission;
    const ROUTES: Routes = Routes {
        list: Route::Submissions,
        view: |id| Route::SubmissionView { id },
        edit: |id| Route::SubmissionEdit { id },
    };
    const EDIT_LABEL: &'static str = "继续填写";
    const INCOMPLETE: &'static str = "按要求填写完整后才能提交。";

    fn overview(&self) -> Overview<'_> {
        Overview {
            edition_id: self.edition_id,
            organization: &self.organization,
            reviewer: self.office.as_ref(),
            actions: &self.actions,
            state: self.revision.state.label(),
        }
    }

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

    fn form(stored: &Rc<Self>) -> Html {
        html! { <SubmissionForm stored={stored.clone()} /> }
    }
}
