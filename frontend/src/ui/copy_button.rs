//! Copying a text to the clipboard.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::{Button, ButtonVariant, use_toasts};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub text: AttrValue,
    /// The word on the button.
    #[prop_or_else(|| text::copy().into())]
    pub action: AttrValue,
    /// What is copied, for those who do not see where the button stands.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// Says whether it worked: without https a browser has no clipboard.
#[component]
pub fn CopyButton(props: &Props) -> Html {
    let toasts = use_toasts();
    let text = props.text.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let navigator = crate::window().navigator();
        let there = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
            .is_ok_and(|c| !c.is_undefined());
        let (toasts, text) = (toasts.clone(), text.clone());
        spawn_local(async move {
            let copied = there
                && JsFuture::from(navigator.clipboard().write_text(&text))
                    .await
                    .is_ok();
            if copied {
                toasts.info(text::copied());
            } else {
                toasts.warn(text::copy_refused());
            }
        });
    });
    html! { <Button variant={ButtonVariant::Quiet} {onclick} label={props.label.clone()}>{&props.action}</Button> }
}
