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
