//! Fields that choose: one of many, some of many, yes or no.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::errors::{Errors, id};
use super::field::use_frame;
use crate::language;

/// Value and label.
pub type Options = Rc<Vec<(AttrValue, AttrValue)>>;

/// `choices(RevisionState::ALL, |s| (s.code(), s.label()))`
pub fn choices<T>(
    all: impl IntoIterator<Item = T>,
    entry: fn(T) -> (&'static str, &'static str),
) -> Options {
    let all = all.into_iter().map(entry);
    Rc::new(
        all.map(|(code, label)| (code.into(), label.into()))
            .collect(),
    )
}

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub options: Options,
    pub onchange: Callback<String>,
    /// The entry for an empty value; without it something is always chosen.
    #[prop_or_default]
    pub none: Option<AttrValue>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub required: bool,
    #[prop_or_default]
    pub disabled: bool,
}

#[component]
pub fn SelectField(props: &SelectProps) -> Html {
    let frame = use_frame(&props.name, &props.label, &props.hint, props.required);
    let onchange = props.onchange.reform(|e: Event| {
        e.target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok())
            .map(|s| s.value())
            .unwrap_or_default()
    });
    // Once a person has chosen, the browser no longer heeds the attribute `selected`.
    let node = use_node_ref();
    use_effect_with((props.value.clone(), props.options.clone()), {
        let node = node.clone();
        move |(value, _)| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        }
    });
    let option = |(value, label): &(AttrValue, AttrValue)| {
        html! { <option value={value.clone()} selected={*value == props.value} lang={language::of(label)}>{label}</option> }
    };
    let control = html! {
        <select ref={node} id={frame.id.clone()} name={props.name.clone()} class="input" {onchange} disabled={props.disabled}
            aria-describedby={frame.described_by()} aria-invalid={frame.invalid()} aria-required={props.required.then_some("true")}>
            if let Some(none) = &props.none {
                <option value="" selected={props.value.is_empty()}>{none}</option>
            }
            { for props.options.iter().map(option) }
        </select>
    };
    frame.around(control, html! {})
}

#[derive(Properties, PartialEq)]
pub struct GroupProps {
    pub name: AttrValue,
    pub label: AttrValue,
    pub options: Options,
    /// What is chosen: one for radios, any number for checks.
    pub value: Vec<String>,
    pub onchange: Callback<Vec<String>>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub required: bool,
}

fn group(props: &GroupProps, errors: &Errors, kind: &'static str) -> Html {
    let id = id(&props.name);
    let error = errors.within(&props.name);
    let option = |(value, label): &(AttrValue, AttrValue)| {
        let on = props.value.iter().any(|v| v == value.as_str());
        let onchange = {
            let (all, value) = (props.value.clone(), value.to_string());
            let options = props.options.clone();
            props.onchange.reform(move |_: Event| {
                if kind == "radio" {
                    return vec![value.clone()];
                }
                // In the order of the options, whatever the order of the clicks.
                options
                    .iter()
                    .map(|(v, _)| v.to_string())
                    .filter(|v| (*v == value) != all.contains(v))
                    .collect()
            })
        };
        html! {
            <label class="option">
                <input type={kind} name={id.clone()} value={value.clone()} checked={on} {onchange} />
                <span>{label}</span>
            </label>
        }
    };
    html! {
        <fieldset id={id.clone()} class={classes!("field", "group", error.is_some().then_some("wrong"))}
            aria-describedby={error.as_ref().map(|_| format!("{id}-error"))}>
            <legend id={format!("{id}-label")} data-label={props.label.clone()}>
                {&props.label}
                if props.required {
                    <span class="must">{"必填"}</span>
                }
            </legend>
            if !props.hint.is_empty() {
                <p class="hint">{&props.hint}</p>
            }
            <div class="options">{ for props.options.iter().map(option) }</div>
            if let Some(error) = &error {
                <p class="error" id={format!("{id}-error")}>{error}</p>
            }
        </fieldset>
    }
}

/// One of a few, all visible.
#[component]
pub fn RadioGroup(props: &GroupProps) -> Html {
    let errors = use_context::<Errors>().unwrap_or_default();
    group(props, &errors, "radio")
}

/// Some of a few, all visible.
#[component]
pub fn CheckGroup(props: &GroupProps) -> Html {
    let errors = use_context::<Errors>().unwrap_or_default();
    group(props, &errors, "checkbox")
}

#[derive(Properties, PartialEq)]
pub struct CheckProps {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: bool,
    pub onchange: Callback<bool>,
    #[prop_or_default]
    pub hint: AttrValue,
}

/// Yes or no.
#[component]
pub fn CheckField(props: &CheckProps) -> Html {
    let frame = use_frame(&props.name, &props.label, &props.hint, false);
    let onchange = props.onchange.reform(|e: Event| {
        e.target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            .is_some_and(|i| i.checked())
    });
    html! {
        <div class="field check">
            <label class="option" id={format!("{}-label", frame.id)} data-label={props.label.clone()}>
                <input type="checkbox" id={frame.id.clone()} name={props.name.clone()} value="true" checked={props.value} {onchange}
                    aria-describedby={frame.described_by()} aria-invalid={frame.invalid()} />
                <span>{&props.label}</span>
            </label>
            {frame.below()}
        </div>
    }
}
