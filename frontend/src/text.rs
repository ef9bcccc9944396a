//! What the page says: a function for every message of `locale/*/*.ftl`, `nav-home` as `nav_home`, its
//! variables as arguments in the order of the Chinese text.

use yew::prelude::*;

use crate::language;

#[allow(clippy::all, clippy::pedantic)]
mod said {
    use super::{Number, pick, push_number, second};

    include!(concat!(env!("OUT_DIR"), "/text.rs"));
}

pub use said::*;

/// What is counted, or numbered.
pub trait Number {
    fn number(self) -> u64;
}

impl Number for u64 {
    fn number(self) -> u64 {
        self
    }
}

impl Number for u32 {
    fn number(self) -> u64 {
        self.into()
    }
}

impl Number for usize {
    fn number(self) -> u64 {
        self as u64
    }
}

/// Nothing on the page counts below nothing.
impl Number for i64 {
    fn number(self) -> u64 {
        self.try_into().unwrap_or_default()
    }
}

impl Number for i32 {
    fn number(self) -> u64 {
        self.try_into().unwrap_or_default()
    }
}

fn second() -> bool {
    language::english()
}

fn pick(first: &'static str, other: &'static str) -> &'static str {
    if second() { other } else { first }
}

fn push_number(out: &mut String, number: u64) {
    out.push_str(&number.to_string());
}

/// A message with one part that is more than text: `在<a>活动查询</a>里选`. The name between the brackets
/// is for the reader of the file alone.
pub fn around(message: &str, part: impl FnOnce(String) -> Html) -> Html {
    let parts = message
        .split_once('<')
        .and_then(|(before, rest)| Some((before, rest.split_once('>')?.1)))
        .and_then(|(before, rest)| {
            let (inner, rest) = rest.split_once("</")?;
            Some((before, inner, rest.split_once('>')?.1))
        });
    match parts {
        Some((before, inner, after)) => html! {
            <>{before.to_owned()}{part(inner.to_owned())}{after.to_owned()}</>
        },
        None => message.to_owned().into(),
    }
}

/// A message with one variable that is more than text.
pub fn with(message: impl Fn(&str) -> String, part: Html) -> Html {
    // No message has this character.
    let said = message("\u{1}");
    match said.split_once('\u{1}') {
        Some((before, after)) => {
            html! { <>{before.to_owned()}{part}{after.to_owned()}</> }
        }
        None => said.into(),
    }
}

/// A message with one part that is only read aloud.
pub fn unseen(message: &str) -> Html {
    around(message, |part| html! { <span class="unseen">{part}</span> })
}

/// What offices wrote, within a sentence of the page's own, nothing where it is empty: marked as Chinese on an English page.
pub fn written(text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    match language::written() {
        Some(lang) => html! { <span {lang}>{text.to_owned()}</span> },
        None => text.to_owned().into(),
    }
}

/// A word that has a translation as a rule, marked where it came out Chinese.
pub fn word(said: String) -> Html {
    match language::of(&said) {
        Some(lang) => html! { <span {lang}>{said}</span> },
        None => said.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_part_stands_where_the_message_has_it() {
        let link = |text: String| html! { <a href="x">{text}</a> };
        assert_eq!(
            around("在<a>活动查询</a>里选。", link),
            html! { <>{"在"}<a href="x">{"活动查询"}</a>{"里选。"}</> }
        );
        assert_eq!(around("没有。", link), Html::from("没有。"));
    }
}
