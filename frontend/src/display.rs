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

/// In the browser's storage; `early.js` reads the same names.
fn key(name: &str) -> String {
    format!("week.{name}")
}

pub fn theme() -> String {
    chosen("theme", &THEMES)
}

pub fn size() -> String {
    chosen("size", &SIZES)
}

pub fn set_theme(value: &str) {
    choose("theme", Some(value));
}

pub fn set_size(value: &str) {
    choose("size", Some(value));
}

pub fn simple() -> bool {
    store::get(&key("mode")).as_deref() == Some(SIMPLE)
}

pub fn set_simple(simple: bool) {
    choose("mode", simple.then_some(SIMPLE));
}

/// Keeps it and writes it to the root element, where the stylesheet reads it.
fn choose(name: &str, value: Option<&str>) {
    let (key, attribute) = (key(name), format!("data-{name}"));
    let root = crate::document().document_element();
    if let Some(value) = value {
        store::set(&key, value);
        let _ = root.map(|root| root.set_attribute(&attribute, value));
    } else {
        store::remove(&key);
        let _ = root.map(|root| root.remove_attribute(&attribute));
    }
}

fn chosen(name: &str, known: &[Choice]) -> String {
    store::get(&key(name))
        .filter(|v| known.iter().any(|(k, _)| k == v))
        .unwrap_or_else(|| known[0].0.to_owned())
}
