//! Marks the words that were searched for.

use contract::text::{half_width, query_grams};
use yew::prelude::*;

/// The text in pieces, in order, each with whether it was searched for. Looks for the same grams
/// as the server's search does, whatever the case and width of the letters.
pub fn pieces<'a>(text: &'a str, grams: &[String]) -> Vec<(bool, &'a str)> {
    if grams.is_empty() {
        return vec![(false, text)];
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    // One for one, so that a place in `plain` is a place in `letters`.
    let plain: Vec<char> = half_width(text)
        .chars()
        .map(|c| c.to_lowercase().next().unwrap_or(c))
        .collect();
    let mut hit = vec![false; letters.len()];
    for gram in grams {
        let gram: Vec<char> = gram.chars().collect();
        for at in 0..plain.len() {
            if plain[at..].starts_with(&gram) {
                hit[at..at + gram.len()].fill(true);
            }
        }
    }
    let mut out = Vec::new();
    let mut begin = 0;
    for at in 1..=letters.len() {
        if at == letters.len() || hit[at] != hit[begin] {
            let end = letters.get(at).map_or(text.len(), |(byte, _)| *byte);
            out.push((hit[begin], &text[letters[begin].0..end]));
            begin = at;
        }
    }
    out
}

/// The text with what was typed as `q` marked in it.
pub fn marked(text: &str, q: &str) -> Html {
    if q.is_empty() {
        return html! { {text.to_owned()} };
    }
    let grams = query_grams(q);
    let piece = |(hit, text): (bool, &str)| match hit {
        true => html! { <mark>{text.to_owned()}</mark> },
        false => html! { {text.to_owned()} },
    };
    pieces(text, &grams).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn of<'a>(text: &'a str, q: &str) -> Vec<(bool, &'a str)> {
        pieces(text, &query_grams(q))
    }

    #[wasm_bindgen_test]
    fn what_was_searched_for_is_marked() {
        assert_eq!(
            of("社区智能手机班", "智能手机"),
            [(false, "社区"), (true, "智能手机"), (false, "班")]
        );
        assert_eq!(
            of("书友会，读好书", "书 好"),
            [(true, "书"), (false, "友会，读"), (true, "好书")]
        );
        assert_eq!(
            of("学ＥＸＣＥＬ", "excel"),
            [(false, "学"), (true, "ＥＸＣＥＬ")]
        );
    }

    #[wasm_bindgen_test]
    fn what_was_not_is_left_whole() {
        assert_eq!(of("社区", ""), [(false, "社区")]);
        assert_eq!(of("社区", "手机"), [(false, "社区")]);
        assert_eq!(of("", "手机"), []);
        assert_eq!(of("𠮷林", "林"), [(false, "𠮷"), (true, "林")]);
    }
}
