//! Full screen, where the browser has it.

use gloo_events::EventListener;
use yew::prelude::*;

/// Whether something fills the screen now, and what changes that; `None` where it cannot.
#[hook]
pub fn use_full_screen(node: NodeRef) -> Option<(bool, Callback<MouseEvent>)> {
    // The server takes it that it can: then nothing moves where it is so.
    let possible =
        use_state(|| cfg!(not(target_arch = "wasm32")) || crate::document().fullscreen_enabled());
    let on = use_state(|| false);
    use_effect_with((), {
        let on = on.clone();
        move |()| {
            let listener = EventListener::new(&crate::document(), "fullscreenchange", move |_| {
                on.set(crate::document().fullscreen_element().is_some());
            });
            move || drop(listener)
        }
    });
    let toggle = Callback::from(move |_: MouseEvent| {
        if crate::document().fullscreen_element().is_some() {
            crate::document().exit_fullscreen();
        } else if let Some(element) = node.cast::<web_sys::Element>() {
            // Refused: the page stays as it is.
            let _ = element.request_fullscreen();
        }
    });
    possible.then_some((*on, toggle))
}
