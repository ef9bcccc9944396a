//! One field of an input that lies in state.

use yew::prelude::*;

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
