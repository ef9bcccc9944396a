//! The language of the page. Offices work in Chinese; what everyone reads is there in English, too.
//! The server chooses (`?lang=`, else the cookie) and writes it to `<html lang>`, where the program finds it.

use std::cell::Cell;

pub use contract::render::Language;

thread_local! {
    /// Of the page in this tab, or in work on this thread.
    static NOW: Cell<Language> = const { Cell::new(Language::Chinese) };
}

pub fn set(language: Language) {
    NOW.set(language);
}

pub fn now() -> Language {
    NOW.get()
}

pub fn english() -> bool {
    now() == Language::English
}

/// `lang` of an element that shows what offices wrote: it is Chinese on every page (WCAG 3.1.2).
pub fn written() -> Option<&'static str> {
    english().then_some(Language::Chinese.tag())
}

/// `lang` of an element whose word has a translation as a rule: marked where it came out Chinese.
pub fn of(said: &str) -> Option<&'static str> {
    written().filter(|_| said.chars().any(|letter| letter >= '\u{2e80}'))
}
