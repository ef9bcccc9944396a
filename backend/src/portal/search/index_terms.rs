//! What a listing keeps of its texts.

use std::collections::BTreeSet;

use contract::text;

use super::{pinyin, starts};
use crate::platform::alike::{folded, plain};

/// The way texts are kept. A higher number makes the server keep all of them anew.
pub const VERSION: i16 = 3;
/// First letters in one term at most: as long as these are, few names share them by chance.
pub const LETTERS: usize = 4;
/// Search terms of one row at most: the index grows with them, the words that count come first.
const TERMS: usize = 1_600;

/// The terms of names, which are found by their sound too, and of other texts.
pub fn terms<'a>(
    names: impl IntoIterator<Item = &'a str>,
    texts: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let grams = |text: &str| text::grams(&folded(text));
    let named = names
        .into_iter()
        .flat_map(|name| grams(name).into_iter().chain(pinyin_terms(name)));
    first(named.chain(texts.into_iter().flat_map(grams)), TERMS)
}

/// The first `most` that differ, in order.
fn first(terms: impl IntoIterator<Item = String>, most: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    for term in terms {
        if seen.len() == most {
            break;
        }
        seen.insert(term);
    }
    seen.into_iter().collect()
}

/// First letters and syllables. A word's beginning is kept by its first letters (`^c`, `^cc`, `^ccs`,
/// `^ccsq`) and its first syllable (`'chang`), all else by four letters (`~csqj`) and two syllables
/// (`chang'chun`): a query of any length is put together from these.
fn pinyin_terms(name: &str) -> Vec<String> {
    let chars = plain(name);
    let starts = starts(&chars.iter().collect::<String>());
    let readings: Vec<Vec<String>> = chars.iter().map(|c| pinyin::readings(*c)).collect();
    let initials: Vec<Vec<char>> = chars.iter().map(|c| pinyin::initials(*c)).collect();
    let mut out = Vec::new();
    for at in 0..chars.len() {
        let begins = starts.get(at).copied().unwrap_or_default();
        let mut letters = vec![String::new()];
        for (len, more) in initials[at..].iter().take(LETTERS).enumerate() {
            let join = |l: &String| more.iter().map(|m| format!("{l}{m}")).collect::<Vec<_>>();
            letters = letters.iter().flat_map(join).collect();
            if begins {
                out.extend(letters.iter().map(|l| format!("^{l}")));
            }
            if len + 1 == LETTERS {
                out.extend(letters.iter().map(|l| format!("~{l}")));
            }
        }
        for first in &readings[at] {
            if begins {
                out.push(format!("'{first}"));
            }
            let next = readings.get(at + 1).into_iter().flatten();
            out.extend(next.map(|second| format!("{first}'{second}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_bounded_and_names_come_first() {
        let long: String = ('\u{4e00}'..'\u{9000}').collect();
        let all = terms(["社区学习", "长春市教育局"], [long.as_str()]);
        assert_eq!(all.len(), TERMS);
        for word in ["社区", "学习", "长春", "^sq", "'chang", "chang'chun"] {
            assert!(all.iter().any(|g| g == word), "{word}");
        }
    }

    #[test]
    fn sounds_begin_where_words_begin() {
        let all = pinyin_terms("长春社区教育");
        for term in [
            "^ccs", "^ccsq", "^s", "^sqjy", "~csqj", "~sqjy", "'she", "she'qu",
        ] {
            assert!(all.iter().any(|g| g == term), "{term} is not in {all:?}");
        }
        for term in ["^qj", "'qu", "^csq", "~jy"] {
            assert!(!all.iter().any(|g| g == term), "{term}");
        }
    }
}
