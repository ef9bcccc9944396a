//! Passing a page on.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::text;
use crate::ui::Toasts;

/// The system's own sharing where there is one; else the address is copied.
pub fn share(title: &str, text: &str, url: &str, toasts: Toasts) {
    let navigator = JsValue::from(crate::window().navigator());
    let Some(share) = function(&navigator, "share") else {
        copy(url.to_owned(), text::link_copied(), toasts);
        return;
    };
    let data = Object::new();
    for (name, value) in [("title", title), ("text", text), ("url", url)] {
        let _ = Reflect::set(&data, &name.into(), &value.into());
    }
    if let Ok(promise) = share.call1(&navigator, &data) {
        spawn_local(async move {
            // The reader changed their mind: nothing to tell.
            let _ = JsFuture::from(Promise::resolve(&promise)).await;
        });
    }
}

/// Copies; where the browser does not let the page, shows the text to be copied by hand.
pub fn copy(text: String, said: &'static str, toasts: Toasts) {
    let navigator = JsValue::from(crate::window().navigator());
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    let promise = function(&clipboard, "writeText")
        .and_then(|write| write.call1(&clipboard, &text.as_str().into()).ok());
    spawn_local(async move {
        let done = match promise {
            Some(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
            None => false,
        };
        if done {
            toasts.info(said);
        } else {
            let _ = crate::window().prompt_with_message_and_default(text::copy_by_hand(), &text);
        }
    });
}

/// A method that not every browser has.
fn function(object: &JsValue, name: &str) -> Option<Function> {
    if object.is_undefined() || object.is_null() {
        return None;
    }
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

pub fn print() {
    // A browser that cannot print has no such button to miss.
    let _ = crate::window().print();
}
