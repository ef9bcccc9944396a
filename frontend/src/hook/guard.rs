//! Asks before typed text is left behind: closing the window, or a link inside the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

const QUESTION: &str = "有尚未保存的修改，确定离开吗？";

/// Guards while `dirty`.
#[hook]
pub fn use_unsaved_guard(dirty: bool) {
    use_effect_with(dirty, |dirty| {
        let listeners = dirty.then(|| {
            let window = crate::window();
            // The window hears it first, before the router's own links do.
            let options = EventListenerOptions {
                phase: gloo_events::EventListenerPhase::Capture,
                passive: false,
            };
            let leaving = EventListener::new_with_options(&window, "click", options, |event| {
                if leads_away(event)
                    && !crate::window()
                        .confirm_with_message(QUESTION)
                        .unwrap_or(true)
                {
                    event.prevent_default();
                    event.stop_propagation();
                }
            });
            (closing(), leaving)
        });
        move || drop(listeners)
    });
}

/// Guards against closing only: for pages that save by themselves when one leaves inside the page.
#[hook]
pub fn use_closing_guard(dirty: bool) {
    use_effect_with(dirty, |dirty| {
        let listener = dirty.then(closing);
        move || drop(listener)
    });
}

fn closing() -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&crate::window(), "beforeunload", options, |event| {
        event.prevent_default();
    })
}

fn leads_away(event: &Event) -> bool {
    event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        .and_then(|e| e.closest("a[href]").ok().flatten())
        .is_some_and(|a| !a.has_attribute("download") && !a.has_attribute("target"))
}
