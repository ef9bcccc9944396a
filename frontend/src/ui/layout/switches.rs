//! Light or dark, and the text size.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::look;

#[component]
pub fn Switches() -> Html {
    let theme = use_state(look::theme);
    let size = use_state(look::size);
    html! {
        <div class="switches">
            {select("字号", &size, &look::SIZES, look::set_size)}
            {select("外观", &theme, &look::THEMES, look::set_theme)}
        </div>
    }
}

fn select(
    label: &'static str,
    value: &UseStateHandle<String>,
    options: &[(&'static str, &'static str)],
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
    let option = |(code, word): &(&'static str, &'static str)| {
        html! { <option value={*code} selected={value.as_str() == *code}>{*word}</option> }
    };
    html! {
        <label><span>{label}</span><select {onchange}>{ for options.iter().map(option) }</select></label>
    }
}
