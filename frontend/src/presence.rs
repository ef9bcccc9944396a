//! When the person last did something, in any tab.

use std::cell::Cell;

use crate::store;

const ACTIVE: &str = "week.active";

thread_local! {
    static MARKED: Cell<f64> = const { Cell::new(0.0) };
}

/// The person is here.
pub fn mark_active() {
    let now = store::now();
    MARKED.set(now);
    store::set(ACTIVE, &now.to_string());
}

/// When this tab marked it last.
pub fn marked_here() -> f64 {
    MARKED.get()
}

pub fn last_active() -> f64 {
    let elsewhere = store::get(ACTIVE).and_then(|t| t.parse().ok());
    MARKED.get().max(elsewhere.unwrap_or(0.0))
}
