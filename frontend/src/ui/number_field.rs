//! A number that keeps what was typed while it is not one yet.

use yew::prelude::*;

use super::TextField;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: Option<f64>,
    pub onchange: Callback<Option<f64>>,
    /// No fractions.
    #[prop_or_default]
    pub whole: bool,
    #[prop_or_default]
    pub hint: AttrValue,
}

#[component]
pub fn NumberField(props: &Props) -> Html {
    let typed = use_state(String::new);
    // `12.` and `12` are the same number: the text wins as long as it says the value.
    let shown = if parsed(&typed, props.whole) == props.value {
        (*typed).clone()
    } else {
        props.value.map_or_else(String::new, |v| v.to_string())
    };
    let onchange = {
        let (onchange, whole) = (props.onchange.clone(), props.whole);
        Callback::from(move |text: String| {
            onchange.emit(parsed(&text, whole));
            typed.set(text);
        })
    };
    html! { <TextField name={props.name.clone()} label={props.label.clone()} inputmode={if props.whole { "numeric" } else { "decimal" }} hint={props.hint.clone()} value={shown} {onchange} /> }
}

/// Out of every range, so that the fault is told.
const NONE: f64 = 1e9;

fn parsed(text: &str, whole: bool) -> Option<f64> {
    let plain = contract::text::half_width(text);
    let plain = plain.trim();
    if plain.is_empty() {
        return None;
    }
    let sound = |n: &f64| n.is_finite() && n.abs() < NONE && !(whole && n.fract() != 0.0);
    Some(plain.parse::<f64>().ok().filter(sound).unwrap_or(NONE))
}

#[cfg(test)]
mod tests {
    use super::{NONE, parsed};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_is_no_number_is_out_of_range() {
        assert_eq!(parsed("  ", false), None);
        assert_eq!(parsed("４３.5", false), Some(43.5));
        assert_eq!(parsed("43.5", true), Some(NONE));
        for bad in ["abc", "inf", "1e400"] {
            assert_eq!(parsed(bad, false), Some(NONE), "{bad}");
        }
    }
}
