//! The button at the end of a form: what is missing is shown, else it saves, asks and submits.

use std::rc::Rc;

use contract::workflow::Verb;
use yew::prelude::*;
use yew_router::prelude::*;

use super::WorkflowKind;
use crate::api::entry;
use crate::hook::autosave::{Status, focus_on};
use crate::hook::{set_to, use_action};
use crate::ui::{Button, Confirm, use_toasts};

/// What a kind says at its button.
#[derive(Clone, PartialEq)]
pub struct SubmitText {
    pub allowed: bool,
    /// Said to those who may fill in the form only.
    pub refusal: &'static str,
    pub label: &'static str,
    pub title: &'static str,
    /// What it means.
    pub question: String,
}

#[derive(Properties, PartialEq)]
pub struct Props<T: WorkflowKind> {
    pub stored: Option<Rc<T>>,
    pub version: i32,
    pub status: Status<T>,
    /// How many faults stand in the way.
    pub missing: usize,
    pub text: SubmitText,
    pub save: Callback<()>,
    /// Tried in vain: show what is missing.
    pub onrefused: Callback<()>,
}

#[component]
pub fn Submit<T: WorkflowKind>(props: &Props<T>) -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    let open = use_state(|| false);
    let version = props.version;
    let submit = use_action(
        move |id| async move {
            let call = entry::step::<T>(T::operation(Verb::Submit), id, version);
            call.json().await
        },
        {
            let toasts = toasts.clone();
            move |fresh: T| {
                toasts.info(format!("已提交，等待{}审核。", fresh.reviewer_name()));
                if let Some(navigator) = &navigator {
                    navigator.push(&(T::ROUTES.view)(fresh.id()));
                }
            }
        },
    );
    let text = &props.text;
    if !text.allowed {
        return html! { <p class="small">{text.refusal}</p> };
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
        let (run, id) = (submit.run.clone(), props.stored.as_ref().map(|a| a.id()));
        Callback::from(move |_: String| {
            if let Some(id) = id {
                run.emit(id);
            }
        })
    };
    let saving = matches!(props.status, Status::Saving | Status::Waiting);
    html! {
        <>
            <Button {onclick}>{text.label}</Button>
            <Confirm open={*open && !props.status.stuck()} title={text.title} text={text.question.clone()} action="确认提交" busy={submit.busy || saving}
                problem={submit.problem.clone()} {onconfirm} onclose={set_to(&open, false)} />
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
    focus_on("outline");
}
