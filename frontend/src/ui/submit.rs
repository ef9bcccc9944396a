//! The button at the end of a form that saves by itself: what is missing is shown, else it asks.

use std::rc::Rc;

use contract::problem::Problem;
use yew::prelude::*;

use super::{Button, Confirm, use_toasts};
use crate::hook::save::show;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub label: AttrValue,
    pub title: AttrValue,
    /// What it means.
    pub text: AttrValue,
    /// How much stands in the way.
    pub missing: usize,
    /// What is typed can't be saved: there is nothing to send.
    pub stuck: bool,
    /// Saving, or sending.
    pub busy: bool,
    pub problem: Option<Rc<Problem>>,
    pub save: Callback<()>,
    /// Forgets the problem.
    pub clear: Callback<()>,
    /// Tried in vain: show what is missing.
    pub onrefused: Callback<()>,
    pub onconfirm: Callback<()>,
}

#[component]
pub fn SubmitButton(props: &Props) -> Html {
    let toasts = use_toasts();
    let open = use_state(|| false);
    let onclick = {
        let (open, save, refused) = (open.clone(), props.save.clone(), props.onrefused.clone());
        let (missing, clear) = (props.missing, props.clear.clone());
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
    html! {
        <>
            <Button {onclick}>{&props.label}</Button>
            <Confirm open={*open && !props.stuck} title={&props.title} text={&props.text} action="确认提交" busy={props.busy}
                problem={props.problem.clone()} onconfirm={props.onconfirm.reform(|_: String| ())}
                onclose={Callback::from(move |()| open.set(false))} />
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
