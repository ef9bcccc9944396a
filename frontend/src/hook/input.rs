//! An input that lies in state: its fields, and its way out.

use contract::validate::Validate;
use yew::prelude::*;

use crate::ui::Errors;

/// `onchange={bind(&input, |i, v| i.name = v)}`.
pub fn bind<T: Clone + 'static, V: 'static>(
    state: &UseStateHandle<T>,
    set: fn(&mut T, V),
) -> Callback<V> {
    let state = state.clone();
    Callback::from(move |value| {
        let mut changed = (*state).clone();
        set(&mut changed, value);
        state.set(changed);
    })
}

/// Hands on a changed copy: `edited(&props.value, &props.onchange, |value, text| value.label = text)`.
pub fn edited<T: Clone + 'static, V: 'static>(
    value: &T,
    onchange: &Callback<T>,
    change: impl Fn(&mut T, V) + 'static,
) -> Callback<V> {
    let value = value.clone();
    onchange.reform(move |input| {
        let mut next = value.clone();
        change(&mut next, input);
        next
    })
}

/// The same for one of the items of a list.
pub fn edited_item<T: Clone + 'static, V: 'static>(
    list: &Vec<T>,
    onchange: &Callback<Vec<T>>,
    at: usize,
    change: fn(&mut T, V),
) -> Callback<V> {
    edited(list, onchange, move |list: &mut Vec<T>, input| {
        if let Some(item) = list.get_mut(at) {
            change(item, input);
        }
    })
}

/// `onchange={setter(&text)}`.
pub fn setter<T: 'static>(state: &UseStateHandle<T>) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value| state.set(value))
}

/// `onclose={set_to(&open, false)}`.
pub fn set_to<T: Clone + 'static, E: 'static>(state: &UseStateHandle<T>, value: T) -> Callback<E> {
    let state = state.clone();
    Callback::from(move |_| state.set(value.clone()))
}

/// `onclick={toggle(&open)}`.
pub fn toggle<E: 'static>(state: &UseStateHandle<bool>) -> Callback<E> {
    set_to(state, !**state)
}

/// What was typed, if anything.
pub fn non_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// `onsubmit={checked(&input, &errors, &save.run)}`: sends what has no fault, shows the faults otherwise.
pub fn checked<T: Clone + Validate + 'static>(
    input: &UseStateHandle<T>,
    errors: &UseStateHandle<Errors>,
    run: &Callback<T>,
) -> Callback<()> {
    let (input, errors, run) = (input.clone(), errors.clone(), run.clone());
    Callback::from(move |()| {
        let faults = Errors::of(&*input);
        if faults.is_empty() {
            run.emit((*input).clone());
        }
        errors.set(faults);
    })
}
