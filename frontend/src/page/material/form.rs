//! Everything the province sets of a material.

use std::rc::Rc;

use contract::material::{Figure, MaterialInput, Part};
use contract::problem::Problem;
use yew::prelude::*;
use yew_router::prelude::*;

use super::fields::{Basics, Contents};
use super::figures::Figures;
use super::rules::Rules;
use crate::hook::{bind, checked, use_unsaved_guard};
use crate::route::Route;
use crate::ui::{Button, ButtonVariant, Errors, Form, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub stored: Rc<MaterialInput>,
    pub busy: bool,
    pub problem: Option<Rc<Problem>>,
    pub onsave: Callback<MaterialInput>,
}

#[component]
pub fn MaterialForm(props: &Props) -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    let input = use_state(|| (*props.stored).clone());
    let errors = use_state(Errors::default);
    let dirty = *input != *props.stored;
    use_unsaved_guard(dirty);
    // A removal is taken back in the form as it is then, not as it was.
    let newest = use_mut_ref(MaterialInput::default);
    newest.replace((*input).clone());
    let onremove = {
        let (input, newest) = (input.clone(), newest.clone());
        Callback::from(move |i: usize| {
            let mut next = newest.borrow().clone();
            if i >= next.figures.len() {
                return;
            }
            let gone: Figure = next.figures.remove(i);
            let text = format!("已移除数据项“{}”。", gone.label);
            input.set(next);
            let (input, newest) = (input.clone(), newest.clone());
            let back = Callback::from(move |()| {
                let mut next = newest.borrow().clone();
                let at = i.min(next.figures.len());
                next.figures.insert(at, gone.clone());
                input.set(next);
            });
            toasts.undo(text, back);
        })
    };
    let send = props.onsave.clone();
    let save = Callback::from(move |mut input: MaterialInput| {
        tidy(&mut input);
        send.emit(input);
    });
    let change = bind(&input, |i, v: MaterialInput| *i = v);
    let cancel = Callback::from(move |_: MouseEvent| {
        let leave = !dirty
            || crate::window()
                .confirm_with_message("有尚未保存的修改，确定离开吗？")
                .unwrap_or(true);
        if let (true, Some(navigator)) = (leave, &navigator) {
            navigator.push(&Route::Materials);
        }
    });
    let value = Rc::new((*input).clone());
    html! {
        <Form onsubmit={checked(&input, &errors, &save)} errors={(*errors).clone()} problem={props.problem.clone()}>
            <Basics value={value.clone()} onchange={change.clone()} />
            <Contents {value} onchange={change} />
            <Rules parts={input.parts.clone()} value={input.rules.clone()} onchange={bind(&input, |i, v| i.rules = v)} />
            if input.has(Part::Figures) {
                <Figures value={input.figures.clone()} onchange={bind(&input, |i, v| i.figures = v)} {onremove} />
            }
            <div class="save-bar">
                <p class="small">{if dirty { "有尚未保存的修改。" } else { "没有修改。" }}</p>
                <div class="actions">
                    <Button variant={ButtonVariant::Quiet} onclick={cancel}>{"取消"}</Button>
                    <Button submit=true busy={props.busy}>{"保存材料要求"}</Button>
                </div>
            </div>
        </Form>
    }
}

/// What belongs to a part that was taken away goes with it.
fn tidy(input: &mut MaterialInput) {
    if !input.has(Part::Figures) {
        input.figures.clear();
    }
    if !input.has(Part::Documents) {
        input.document_kinds.clear();
    }
}
