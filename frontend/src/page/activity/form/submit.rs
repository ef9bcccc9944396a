//! 提交审核: checked here first, saved, asked, sent.

use std::rc::Rc;

use contract::activity::Activity;
use contract::operation::Operation;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::hook::save::{Status, show};
use crate::hook::use_action;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Button, Confirm, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub stored: Option<Rc<Activity>>,
    pub version: i32,
    pub status: Status<Activity>,
    /// How many faults stand in the way.
    pub missing: usize,
    pub save: Callback<()>,
    /// Tried in vain: show what is missing.
    pub onrefused: Callback<()>,
}

#[component]
pub fn Submit(props: &Props) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let navigator = use_navigator();
    let open = use_state(|| false);
    let version = props.version;
    let submit = use_action(move |id| api::activity::submit_activity(id, version), {
        let toasts = toasts.clone();
        move |activity: Activity| {
            let office = activity.reviewer.as_ref().map(|r| r.name.clone());
            toasts.say(format!("已提交，等待{}审核。", office.unwrap_or_default()));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::ActivityView { id: activity.id });
            }
        }
    });
    if !session.may(Operation::SubmitActivity) {
        return html! { <p class="small">{"您可以填写草稿；提交审核由本单位的“单位报送”人员办理。"}</p> };
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
        let (run, id) = (submit.run.clone(), props.stored.as_ref().map(|a| a.id));
        Callback::from(move |_: String| {
            if let Some(id) = id {
                run.emit(id);
            }
        })
    };
    let office = props
        .stored
        .as_ref()
        .and_then(|a| a.reviewer.as_ref())
        .map_or("上级部门", |r| &r.name);
    let warnings = props.stored.as_ref().map(|a| a.warnings.concat());
    let text = format!(
        "必填内容已全部填写，格式检查已通过。{}提交后由{office}审核，审核期间不能修改；需要修改时可以先撤回。",
        warnings.unwrap_or_default()
    );
    let saving = matches!(props.status, Status::Saving | Status::Waiting);
    html! {
        <>
            <Button {onclick}>{"提交审核"}</Button>
            <Confirm open={*open && !props.status.stuck()} title="提交审核" {text} action="确认提交" busy={submit.busy || saving}
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
