//! The shells around pages: public, signing in, desk.

mod desk;
mod portal;
mod simple;
mod switches;

pub use desk::DeskShell;
pub use portal::{AccountShell, PortalShell};

use yew::prelude::*;

use crate::hook::use_edition;
use crate::text;

/// The first thing a keyboard meets.
fn skip() -> Html {
    // A plain `#main` would lead to the base address instead.
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let main = crate::document().query_selector("main").ok().flatten();
        if let Some(main) =
            main.and_then(|m| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(m).ok())
        {
            let _ = main.focus();
        }
    });
    html! { <a class="skip" href="#main" {onclick}>{text::skip()}</a> }
}

#[component]
fn SampleBanner() -> Html {
    match use_edition() {
        Some(edition) if edition.sample => html! {
            <p class="banner">{text::sample_banner()}</p>
        },
        _ => html! {},
    }
}
