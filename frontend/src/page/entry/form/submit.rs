//! 提交审核: checked here first, saved, asked, sent.

use std::rc::Rc;

use contract::workflow::Verb;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::hook::save::Status;
use crate::hook::use_action;
use crate::page::entry::form::Form;
use crate::session::use_session;
use crate::ui::{SubmitButton, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props<T: Form> {
    pub stored: Option<Rc<T>>,
    pub version: i32,
    pub status: Status<T>,
    /// How many faults stand in the way.
    pub missing: usize,
    pub save: Callback<()>,
    /// Tried in vain: show what is missing.
    pub onrefused: Callback<()>,
}

#[component]
pub fn Submit<T: Form>(props: &Props<T>) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let navigator = use_navigator();
    let version = props.version;
    let submit = use_action(move |id| T::submit(id, version), {
        move |thing: T| {
            let office = thing.reviewer().map(|r| r.name.clone());
            toasts.say(format!("已提交，等待{}审核。", office.unwrap_or_default()));
            if let Some(navigator) = &navigator {
                navigator.push(&T::view(thing.id()));
            }
        }
    });
    if !session.may(T::NOUN.operation(Verb::Submit)) {
        return html! { <p class="small">{"您可以填写草稿；提交审核由本单位的“单位报送”人员办理。"}</p> };
    }
    let onconfirm = {
        let (run, id) = (submit.run.clone(), props.stored.as_ref().map(|a| a.id()));
        Callback::from(move |()| {
            if let Some(id) = id {
                run.emit(id);
            }
        })
    };
    let office = props
        .stored
        .as_ref()
        .and_then(|a| a.reviewer())
        .map_or("上级部门", |r| &r.name);
    let warnings = props.stored.as_ref().map(|a| a.warnings().concat());
    let text = format!(
        "必填内容已全部填写，格式检查已通过。{}提交后由{office}审核，审核期间不能修改；需要修改时可以先撤回。",
        warnings.unwrap_or_default()
    );
    let saving = matches!(props.status, Status::Saving | Status::Waiting);
    html! {
        <SubmitButton label="提交审核" title="提交审核" {text} missing={props.missing} stuck={props.status.stuck()} busy={submit.busy || saving}
            problem={submit.problem.clone()} save={props.save.clone()} clear={submit.clear.clone()} onrefused={props.onrefused.clone()} {onconfirm} />
    }
}
