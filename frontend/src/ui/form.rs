//! A form that says at its top what is wrong and leads to it.

use std::rc::Rc;

use contract::problem::{FieldError, Problem};
use yew::prelude::*;

use super::errors::{Errors, control, focus_control};
use super::{Button, ButtonVariant, Note, Tone};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Every field below finds its own by `name`.
    #[prop_or_default]
    pub errors: Errors,
    /// What the server said last; its sentence stands above the fields.
    #[prop_or_default]
    pub problem: Option<Rc<Problem>>,
    pub onsubmit: Callback<()>,
    #[prop_or_default]
    pub class: Classes,
    pub children: Html,
}

/// `<Form errors problem onsubmit>`: fields, then buttons in `<div class="actions">`.
#[component]
pub fn Form(props: &Props) -> Html {
    let refused = props
        .problem
        .as_ref()
        .map(|p| Errors::from_problem(p))
        .unwrap_or_default();
    let errors = if props.errors.is_empty() {
        refused
    } else {
        props.errors.clone()
    };
    // What the page itself finds wrong is newer than what the server said.
    let problem = props.problem.clone().filter(|_| props.errors.is_empty());
    let onsubmit = {
        let onsubmit = props.onsubmit.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onsubmit.emit(());
        })
    };
    html! {
        <form class={classes!("form", props.class.clone())} {onsubmit} novalidate=true>
            <Summary errors={errors.clone()} {problem} />
            <ContextProvider<Errors> context={errors}>{props.children.clone()}</ContextProvider<Errors>>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct SummaryProps {
    errors: Errors,
    problem: Option<Rc<Problem>>,
}

#[component]
fn Summary(props: &SummaryProps) -> Html {
    let node = use_node_ref();
    use_effect_with((props.errors.clone(), props.problem.clone()), {
        let node = node.clone();
        move |(errors, problem)| {
            if (!errors.is_empty() || problem.is_some())
                && let Some(node) = node.cast::<web_sys::HtmlElement>()
            {
                let _ = node.focus();
            }
        }
    });
    if props.errors.is_empty() && props.problem.is_none() {
        return html! {};
    }
    let say = match &props.problem {
        Some(problem) => problem.say().to_owned(),
        None => format!("有{}处需要修改：", props.errors.iter().count()),
    };
    let request = props.problem.as_ref().and_then(|p| p.request_id.clone());
    html! {
        <div class="summary" role="alert" tabindex="-1" ref={node}>
            <p>{say}</p>
            if !props.errors.is_empty() {
                <ul>{ for props.errors.iter().map(line) }</ul>
            }
            if let (Some(request), true) = (request, props.errors.is_empty()) {
                <p class="small">{"问题编号："}{request}</p>
            }
        </div>
    }
}

fn line(error: &FieldError) -> Html {
    let Some((control, label)) = control(&error.field) else {
        return html! { <li>{&error.message}</li> };
    };
    let onclick = Callback::from(move |_: MouseEvent| focus_control(&control));
    html! {
        <li><button type="button" class="link" {onclick}>{label}{"："}{&error.message}</button></li>
    }
}

#[derive(Properties, PartialEq)]
pub struct ActionsProps {
    /// On the button that sends.
    pub label: AttrValue,
    pub busy: bool,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub variant: ButtonVariant,
    pub oncancel: Callback<()>,
}

/// 取消, and the button that sends.
#[component]
pub fn FormActions(props: &ActionsProps) -> Html {
    html! {
        <div class="actions end">
            <Button variant={ButtonVariant::Quiet} onclick={props.oncancel.reform(|_| ())}>{"取消"}</Button>
            <Button submit=true variant={props.variant} busy={props.busy} disabled={props.disabled}>{&props.label}</Button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct RestoreProps {
    pub onrestore: Callback<()>,
    pub ondismiss: Callback<()>,
}

/// Offers what was typed before and never saved.
#[component]
pub fn RestoreOffer(props: &RestoreProps) -> Html {
    html! {
        <Note tone={Tone::Warm}>
            <p>{"上次有未保存的内容。"}</p>
            <div class="actions">
                <Button onclick={props.onrestore.reform(|_| ())}>{"恢复未保存的内容"}</Button>
                <Button variant={ButtonVariant::Quiet} onclick={props.ondismiss.reform(|_| ())}>{"不需要"}</Button>
            </div>
        </Note>
    }
}
