//! Where a query met a text, so that a page can show it.

use super::query::{Word, Words};
use super::{pinyin, starts};
use crate::platform::alike::plain;

/// What of these texts was asked for, each piece as it is written there and named once.
pub fn marks(words: &Words, texts: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in texts {
        for piece in pieces(words, text) {
            if !out.contains(&piece) {
                out.push(piece);
            }
        }
    }
    out
}

fn pieces(words: &Words, text: &str) -> Vec<String> {
    let chars = plain(text);
    let written: Vec<char> = text.chars().collect();
    let mut hit = vec![false; chars.len()];
    let sounds = words.all().iter().any(|word| word.ways.len() > 1);
    let starts = if sounds {
        starts(&chars.iter().collect::<String>())
    } else {
        Vec::new()
    };
    for word in words.all() {
        for at in 0..chars.len() {
            let begins = starts.get(at).copied().unwrap_or_default();
            if let Some(len) = met(word, &chars, at, begins) {
                hit[at..at + len].fill(true);
            }
        }
    }
    let mut at = 0;
    let mut out = Vec::new();
    for run in hit.chunk_by(|a, b| a == b) {
        if run[0] {
            out.push(written[at..at + run.len()].iter().collect());
        }
        at += run.len();
    }
    out
}

/// How many characters from here on are the word, or sound like it.
fn met(word: &Word, chars: &[char], at: usize, begins: bool) -> Option<usize> {
    let here = &chars[at..];
    let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let len = word.text.chars().count();
    let same = here.len() >= len && here.iter().zip(word.text.chars()).all(|(a, b)| *a == b);
    if same {
        // A Latin word is whole or not at all.
        let before = at.checked_sub(1).and_then(|i| chars.get(i));
        let part = latin(here.first()) && (latin(before) || latin(here.get(len)));
        return (!part).then_some(len);
    }
    if !begins || word.ways.len() < 2 {
        return None;
    }
    let letters = here.len() >= len
        && here
            .iter()
            .zip(word.text.chars())
            .all(|(c, letter)| pinyin::initials(*c).contains(&letter));
    if letters {
        return Some(len);
    }
    let spellings = pinyin::spellings(&word.text);
    let ways = spellings.iter().flat_map(|s| pinyin::syllables(s));
    let met = |way: &Vec<&str>| {
        here.len() >= way.len()
            && here
                .iter()
                .zip(way)
                .all(|(c, syllable)| pinyin::readings(*c).iter().any(|r| r == syllable))
    };
    ways.filter(met).map(|way| way.len()).max()
}

#[cfg(test)]
mod tests {
    use super::super::query::words_of;
    use super::*;

    fn of(query: &str, text: &str) -> Vec<String> {
        marks(&words_of(query), &[text])
    }

    #[test]
    fn what_was_asked_for_is_named_as_it_is_written() {
        assert_eq!(of("智能手机", "社区智能手机班"), ["智能手机"]);
        assert_eq!(
            of("长春社区教育", "长春市社区教育学院"),
            ["长春", "社区教育"]
        );
        assert_eq!(of("书 好", "书友会，读好书"), ["书", "好书"]);
        assert_eq!(of("excel", "学ＥＸＣＥＬ"), ["ＥＸＣＥＬ"]);
        assert_eq!(of("手机", "社区"), [""; 0]);
        assert_eq!(of("長春學習", "长春学习节"), ["长春学习"]);
        assert_eq!(of("长春", "長春"), ["長春"]);
    }

    #[test]
    fn sounds_are_shown_by_what_they_stand_for() {
        assert_eq!(of("ccsqjy", "2020年长春社区教育节"), ["长春社区教育"]);
        assert_eq!(of("shequ", "长春社区教育"), ["社区"]);
        assert_eq!(of("changch", "长春社区教育"), ["长"]);
        assert_eq!(of("sq", "长春社区"), ["社区"]);
        assert_eq!(of("lüeying", "掠影"), ["掠影"]);
        assert_eq!(of("ktv", "长春社区 KTVs"), [""; 0]);
    }
}
