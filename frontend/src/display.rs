//! How the page looks to this reader: light or dark, text size, all of it or the simple edition (适老化). Kept in
//! the browser; `early.js` reads it before anything is painted.

use crate::{store, text};

/// Value in `data-theme`, and its word on the page.
pub const THEMES: [Choice; 4] = [
    ("auto", text::theme_auto),
    ("light", text::theme_light),
    ("dark", text::theme_dark),
    ("contrast", text::theme_contrast),
];
/// Value in `data-size`, and its word on the page.
pub const SIZES: [Choice; 3] = [
    ("normal", text::size_normal),
    ("large", text::size_large),
    ("huge", text::size_huge),
];

pub type Choice = (&'static str, fn() -> &'static str);

/// `data-mode` of the simple edition; nothing stands for the usual one.
const SIMPLE: &str = "simple";

const MODE: &str = "week.mode";
const THEME: &str = "week.theme";
const SIZE: &str = "week.size";

pub fn theme() -> String {
    stored(THEME, &THEMES)
}

pub fn size() -> String {
    stored(SIZE, &SIZES)
}

pub fn set_theme(value: &str) {
    store::set(THEME, value);
    apply();
}

pub fn set_size(value: &str) {
    store::set(SIZE, value);
    apply();
}

pub fn simple() -> bool {
    store::get(MODE).as_deref() == Some(SIMPLE)
}

pub fn set_simple(simple: bool) {
    if simple {
        store::set(MODE, SIMPLE);
    } else {
        store::remove(MODE);
    }
    apply();
}

/// Writes all to the root element, where the stylesheet reads them.
pub fn apply() {
    if let Some(root) = crate::document().document_element() {
        let _ = root.set_attribute("data-theme", &theme());
        let _ = root.set_attribute("data-size", &size());
        let _ = match simple() {
            true => root.set_attribute("data-mode", SIMPLE),
            false => root.remove_attribute("data-mode"),
        };
    }
}

fn stored(key: &str, known: &[Choice]) -> String {
    store::get(key)
        .filter(|v| known.iter().any(|(k, _)| k == v))
        .unwrap_or_else(|| known[0].0.to_owned())
}
