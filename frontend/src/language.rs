//! The language of the page. Offices work in Chinese; what everyone reads is there in English, too.
//! The server chooses (`?lang=`, else the cookie) and writes it to `<html lang>`, where the program finds it.

use std::cell::Cell;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

thread_local! {
    /// Of the page in this tab, or in work on this thread.
    static NOW: Cell<Language> = const { Cell::new(Language::Chinese) };
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }

    /// The one that the reader may change to.
    pub fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
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
