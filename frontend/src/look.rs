//! How the page looks to this reader: light or dark, text size, all of it or the simple edition (适老化). Kept in
//! the browser; `look.js` reads it before anything is painted.

use crate::store;

/// Value in `data-theme`, and its word on the page.
pub const THEMES: [(&str, &str); 4] = [
    ("auto", "跟随系统"),
    ("light", "浅色"),
    ("dark", "深色"),
    ("contrast", "高对比度"),
];
/// Value in `data-size`, and its word on the page.
pub const SIZES: [(&str, &str); 3] = [("normal", "标准"), ("large", "大字"), ("huge", "特大")];

/// `data-mode` of the simple edition; nothing stands for the usual one.
const SIMPLE: &str = "simple";

const MODE: &str = "week.mode";
const THEME: &str = "week.theme";
const SIZE: &str = "week.size";

pub fn theme() -> String {
    kept(THEME, &THEMES)
}

pub fn size() -> String {
    kept(SIZE, &SIZES)
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

fn kept(key: &str, known: &[(&str, &str)]) -> String {
    store::get(key)
        .filter(|v| known.iter().any(|(k, _)| k == v))
        .unwrap_or_else(|| known[0].0.to_owned())
}
