//! 提交: checked here first, saved, asked, sent.

use std::rc::Rc;

use contract::operation::Operation;
use contract::submission::Submission;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::hook::save::{Status, show};
use crate::hook::use_action;
use crate::route::Route;
use crate::ui::{Button, Confirm, use_toasts};

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
        "汇集单位"
    } else {
        "上级部门"
    })
}

#[component]
pub fn Submit(props: &Props) -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    let open = use_state(|| false);
    let version = props.version;
    let submit = use_action(move |id| api::submission::submit_submission(id, version), {
        let toasts = toasts.clone();
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
    let onclick = {
        let (open, save, refused) = (open.clone(), props.save.clone(), props.onrefused.clone());
        let (missing, clear) = (props.missing, submit.clear.clone());
        Callback::from(move |_: MouseEvent| {
            save.emit(());
            if missing == 0 {
                clear.emit(());
                open.set(true);
            } else {
                refused.emit(());
                toasts.warn(format!("还有{missing}处需要填写或修改，请按提示完成。"));
                show_outline();
            }
        })
    };
    let onconfirm = {
        let (run, id) = (submit.run.clone(), props.stored.id);
        Callback::from(move |_: String| run.emit(id))
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
        <>
            <Button {onclick}>{"提交"}</Button>
            <Confirm open={*open && !props.status.stuck()} title="提交材料" {text} action="确认提交" busy={submit.busy || saving}
                problem={submit.problem.clone()} {onconfirm} onclose={Callback::from(move |()| open.set(false))} />
        </>
    }
}

/// Opens the list of what is missing and leads to it.
fn show_outline() {
    let Some(summary) = crate::document().get_element_by_id("outline") else {
        return;
    };
    if let Some(details) = summary.parent_element() {
        let _ = details.set_attribute("open", "");
    }
    show("outline");
}
