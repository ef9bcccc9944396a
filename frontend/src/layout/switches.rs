//! Light or dark, and the text size.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::display::{self, Choice};
use crate::text;

#[component]
pub fn Switches() -> Html {
    let theme = use_state(display::theme);
    let size = use_state(display::size);
    html! {
        <div class="switches">
            {select("size", text::size(), &size, &display::SIZES, display::set_size)}
            {select("theme", text::theme(), &theme, &display::THEMES, display::set_theme)}
        </div>
    }
}

/// `name`: `early.js` does the same while the program is not there.
fn select(
    name: &'static str,
    label: &'static str,
    value: &UseStateHandle<String>,
    options: &[Choice],
    set: fn(&str),
) -> Html {
    let onchange = {
        let value = value.clone();
        Callback::from(move |event: Event| {
            let chosen = event
                .target()
                .and_then(|t| t.dyn_into::<web_sys::HtmlSelectElement>().ok())
                .map(|s| s.value())
                .unwrap_or_default();
            set(&chosen);
            value.set(chosen);
        })
    };
    let option = |(code, word): &Choice| {
        html! { <option value={*code} selected={value.as_str() == *code}>{word()}</option> }
    };
    html! {
        <label><span>{label}</span><select {name} {onchange}>{ for options.iter().map(option) }</select></label>
    }
}
