//! Marks what a search found, as the server names it.

use yew::prelude::*;

use crate::language;

/// The text in segments, in order, each with whether it is one of these words. Of two that begin at the
/// same place the longer one counts.
fn segments<'a>(mut text: &'a str, words: &[String]) -> Vec<(bool, &'a str)> {
    let mut out = Vec::new();
    while !text.is_empty() {
        let next = words
            .iter()
            .filter(|word| !word.is_empty())
            .filter_map(|word| Some((text.find(word.as_str())?, word.len())))
            .min_by_key(|(at, len)| (*at, usize::MAX - len));
        let (at, len) = next.unwrap_or((text.len(), 0));
        let (before, rest) = text.split_at(at);
        let (word, rest) = rest.split_at(len);
        if !before.is_empty() {
            out.push((false, before));
        }
        if !word.is_empty() {
            out.push((true, word));
        }
        text = rest;
    }
    out
}

/// What offices wrote, with these words marked in it.
pub fn highlighted(text: &str, words: &[String]) -> Html {
    let piece = |(hit, text): (bool, &str)| match hit {
        true => html! { <mark>{text.to_owned()}</mark> },
        false => html! { {text.to_owned()} },
    };
    let said: Html = segments(text, words).into_iter().map(piece).collect();
    match language::written() {
        Some(lang) => html! { <span {lang}>{said}</span> },
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn of<'a>(text: &'a str, words: &[&str]) -> Vec<(bool, &'a str)> {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        segments(text, &words)
    }

    #[wasm_bindgen_test]
    fn what_was_found_is_marked() {
        assert_eq!(
            of("社区智能手机班", &["智能手机", "社区"]),
            [(true, "社区"), (true, "智能手机"), (false, "班")]
        );
        assert_eq!(
            of("书友会，读好书", &["书", "好书"]),
            [(true, "书"), (false, "友会，读"), (true, "好书")]
        );
        assert_eq!(of("社区", &[]), [(false, "社区")]);
        assert_eq!(of("社区", &["手机", ""]), [(false, "社区")]);
        assert_eq!(of("", &["手机"]), []);
    }
}
