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
