//! A list of short texts: one is typed, the others stand below it.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::hook::setter;
use crate::ui::{Button, ButtonVariant, TextField, icon};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: Vec<String>,
    pub onchange: Callback<Vec<String>>,
    pub limit: usize,
    #[prop_or_default]
    pub hint: AttrValue,
}

#[component]
pub fn TagField(props: &Props) -> Html {
    let typed = use_state(String::new);
    let add = {
        let (typed, value, onchange) = (typed.clone(), props.value.clone(), props.onchange.clone());
        Callback::from(move |()| {
            let all = with(&value, &typed);
            if all != value {
                onchange.emit(all);
            }
            typed.set(String::new());
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Not the Enter that ends a word of an input method.
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add.emit(());
            }
        })
    };
    let tag = |(i, text): (usize, &String)| {
        let remove = {
            let (value, onchange) = (props.value.clone(), props.onchange.clone());
            Callback::from(move |_: MouseEvent| {
                let mut rest = value.clone();
                rest.remove(i);
                onchange.emit(rest);
            })
        };
        html! {
            <li key={text.clone()}>
                {text}
                <button type="button" class="remove" onclick={remove} aria-label={format!("删除{text}")}>{icon::cross()}</button>
            </li>
        }
    };
    let full = props.value.len() >= props.limit;
    html! {
        <div class="tag-field" {onkeydown} onfocusout={add.reform(|_: FocusEvent| ())}>
            <div class="row">
                <TextField name={props.name.clone()} label={props.label.clone()} hint={props.hint.clone()} value={(*typed).clone()}
                    disabled={full} onchange={setter(&typed)} />
                <Button variant={ButtonVariant::Quiet} disabled={full} onclick={add.reform(|_: MouseEvent| ())}>{"添加"}</Button>
            </div>
            if !props.value.is_empty() {
                <ul class="tags" aria-label={props.label.clone()}>{ for props.value.iter().enumerate().map(tag) }</ul>
            }
        </div>
    }
}

/// The list with what was typed: several at once are told apart by their separators.
fn with(list: &[String], typed: &str) -> Vec<String> {
    let mut all = list.to_vec();
    for part in typed.split(['、', '，', ',', '；', ';', '\n']) {
        let part = contract::text::clean(part);
        if !part.is_empty() && !all.contains(&part) {
            all.push(part);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::with;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn several_can_be_pasted_and_none_comes_twice() {
        let list = vec!["图书馆".to_owned()];
        assert_eq!(
            with(&list, " 文化馆、图书馆，科技馆 "),
            ["图书馆", "文化馆", "科技馆"]
        );
        assert_eq!(with(&list, "  "), list);
    }
}
