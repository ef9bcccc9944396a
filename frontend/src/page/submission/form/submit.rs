//! 提交: checked here first, saved, asked, sent.

use std::rc::Rc;

use contract::operation::Operation;
use contract::submission::Submission;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::hook::save::Status;
use crate::hook::use_action;
use crate::route::Route;
use crate::ui::{SubmitButton, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub stored: Rc<Submission>,
    pub version: i32,
    pub status: Status<Submission>,
    /// How much stands in the way.
    pub missing: usize,
    pub save: Callback<()>,
    /// Tried in vain: show what is missing.
    pub onrefused: Callback<()>,
}

/// Whose desk it goes to.
pub fn office(submission: &Submission) -> &str {
    let office = submission.office.as_ref().map(|o| o.name.as_str());
    office.unwrap_or(if submission.part {
        "上级单位"
    } else {
        "上级部门"
    })
}

#[component]
pub fn Submit(props: &Props) -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    let version = props.version;
    let submit = use_action(move |id| api::submission::submit_submission(id, version), {
        move |fresh: Submission| {
            toasts.say(format!("已提交，等待{}审核。", office(&fresh)));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::SubmissionView { id: fresh.id });
            }
        }
    });
    // Once submitted it can no longer be edited: saving must not make a draft of it again.
    if !props.stored.actions.contains(&Operation::SubmitSubmission) {
        return html! { <p class="small">{"您可以填写草稿；提交由本单位的“单位报送”人员办理。"}</p> };
    }
    let onconfirm = {
        let (run, id) = (submit.run.clone(), props.stored.id);
        Callback::from(move |()| run.emit(id))
    };
    let text = format!(
        "各项要求检查已通过。提交后由{}审核，审核期间不能修改；审核前需要修改的，可以先撤回。{}",
        office(&props.stored),
        if props.stored.part {
            "本份材料由上级单位汇集后统一报送。"
        } else {
            ""
        }
    );
    let saving = matches!(props.status, Status::Saving | Status::Waiting);
    html! {
        <SubmitButton label="提交" title="提交材料" {text} missing={props.missing} stuck={props.status.stuck()} busy={submit.busy || saving}
            problem={submit.problem.clone()} save={props.save.clone()} clear={submit.clear.clone()} onrefused={props.onrefused.clone()} {onconfirm} />
    }
}
