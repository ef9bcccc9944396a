//! Modal dialogs, on the platform's `<dialog>`: it keeps the focus in and gives it back.

use std::rc::Rc;

use contract::limit;
use contract::problem::{FieldError, Problem};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::{AreaField, ButtonVariant, Errors, Form, FormActions};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub open: bool,
    pub title: AttrValue,
    /// Escape was pressed.
    pub onclose: Callback<()>,
    #[prop_or_default]
    pub class: Classes,
    pub children: Html,
}

#[component]
pub fn Dialog(props: &Props) -> Html {
    let node = use_node_ref();
    let title = use_memo((), |()| format!("d-{}", uuid::Uuid::new_v4().simple()));
    use_effect_with(props.open, {
        let node = node.clone();
        move |open| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                if *open && !dialog.open() {
                    let _ = dialog.show_modal();
                } else if !*open && dialog.open() {
                    dialog.close();
                }
            }
        }
    });
    // The state of the page decides, not the browser: it closes by the effect above.
    let oncancel = props.onclose.reform(|event: Event| event.prevent_default());
    html! {
        <dialog ref={node} class={props.class.clone()} {oncancel} aria-labelledby={(*title).clone()}>
            <h2 id={(*title).clone()}>{&props.title}</h2>
            if props.open {
                {props.children.clone()}
            }
        </dialog>
    }
}

#[derive(Clone, Properties, PartialEq)]
pub struct ConfirmProps {
    pub open: bool,
    pub title: AttrValue,
    #[prop_or_default]
    pub text: AttrValue,
    /// The word on the button: what will happen, not 确定.
    pub action: AttrValue,
    /// Asks for a text under this label; it is required then.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    #[prop_or_default]
    pub danger: bool,
    #[prop_or_default]
    pub busy: bool,
    #[prop_or_default]
    pub problem: Option<Rc<Problem>>,
    /// With the reason, or an empty text where none was asked.
    pub onconfirm: Callback<String>,
    pub onclose: Callback<()>,
}

/// Asks before something that cannot be undone, or for a reason.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    html! {
        <Dialog open={props.open} title={props.title.clone()} onclose={props.onclose.clone()}>
            <ConfirmBody ..props.clone() />
        </Dialog>
    }
}

/// Lives only while the dialog is open, so that each opening begins with an empty reason.
#[component]
fn ConfirmBody(props: &ConfirmProps) -> Html {
    let reason = use_state(String::new);
    let errors = use_state(Errors::default);
    let onsubmit = {
        let (reason, errors) = (reason.clone(), errors.clone());
        let (asked, onconfirm, busy) =
            (props.reason.is_some(), props.onconfirm.clone(), props.busy);
        Callback::from(move |()| {
            if busy {
                return;
            }
            let text = contract::text::clean(&reason);
            if asked && text.is_empty() {
                let fault = FieldError {
                    field: "reason".into(),
                    code: "required".into(),
                    message: "请填写此项。".into(),
                };
                errors.set(vec![fault].into());
                return;
            }
            errors.set(Errors::default());
            onconfirm.emit(text);
        })
    };
    let variant = if props.danger {
        ButtonVariant::Danger
    } else {
        ButtonVariant::Primary
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={props.problem.clone()}>
            if !props.text.is_empty() {
                <p>{&props.text}</p>
            }
            if let Some(label) = &props.reason {
                <AreaField name="reason" label={label.clone()} value={(*reason).clone()} required=true limit={limit::REASON}
                    onchange={Callback::from(move |text| reason.set(text))} />
            }
            <FormActions label={props.action.clone()} busy={props.busy} {variant} oncancel={props.onclose.clone()} />
        </Form>
    }
}
