//! What a query asks for.

use ::pinyin::ToPinyin;
use contract::text;

use super::index_terms::LETTERS;
use super::{pinyin, words};
use crate::platform::alike::folded;

/// Small words: a title that lacks them is meant all the same.
const SMALL: &str = "的了和与及在是等或之";

/// All words of a query, each to be found in one way or another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words(Vec<Word>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// As written, folded.
    pub text: String,
    /// Terms that stand for it: all of one of these.
    pub ways: Vec<Vec<String>>,
}

impl Words {
    pub fn all(&self) -> &[Word] {
        &self.0
    }

    /// The terms of each word: all of one of its ways.
    pub fn ways(&self) -> Vec<&[Vec<String>]> {
        self.0.iter().map(|word| word.ways.as_slice()).collect()
    }
}

/// The words of a query. None: there is nothing in it that can be searched for.
pub fn words_of(query: &str) -> Words {
    let chars: Vec<char> = folded(query).chars().collect();
    let mut all: Vec<Word> = Vec::new();
    for run in chars.chunk_by(|a, b| kind(*a) == kind(*b)) {
        let text: String = run.iter().collect();
        match kind(run[0]) {
            Kind::Other => {}
            Kind::Latin => all.push(latin(text)),
            // One or two characters are a word as they are.
            Kind::Chinese if run.len() < 3 => all.push(chinese(&text)),
            Kind::Chinese => all.extend(words(&text).into_iter().map(chinese)),
        }
    }
    let small = |word: &Word| SMALL.contains(word.text.as_str());
    if !all.iter().all(small) {
        all.retain(|word| !small(word));
    }
    Words(all)
}

#[derive(PartialEq)]
enum Kind {
    Chinese,
    Latin,
    Other,
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_ascii_alphanumeric() => Kind::Latin,
        _ if c.to_pinyin().is_some() || c.is_alphanumeric() => Kind::Chinese,
        _ => Kind::Other,
    }
}

fn chinese(text: &str) -> Word {
    Word {
        text: text.to_owned(),
        ways: vec![text::query_grams(text)],
    }
}

/// A Latin word, first letters or syllables.
fn latin(text: String) -> Word {
    let mut ways = vec![vec![text.clone()]];
    if text.bytes().all(|b| b.is_ascii_lowercase()) {
        ways.push(letters(&text));
        for spelling in pinyin::spellings(&text) {
            ways.extend(pinyin::syllables(&spelling).iter().map(|way| {
                let first = format!("'{}", way[0]);
                let pairs = way.windows(2).map(|two| two.join("'"));
                std::iter::once(first).chain(pairs).collect()
            }));
        }
    }
    Word { text, ways }
}

fn letters(text: &str) -> Vec<String> {
    let mut windows = text.as_bytes().windows(LETTERS.min(text.len()));
    let mut out = Vec::new();
    out.extend(windows.next().map(|first| format!("^{}", ascii(first))));
    out.extend(windows.map(|other| format!("~{}", ascii(other))));
    out.sort();
    out.dedup();
    out
}

fn ascii(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(query: &str) -> Vec<String> {
        let words = words_of(query);
        words.all().iter().map(|word| word.text.clone()).collect()
    }

    #[test]
    fn queries_are_cut_into_words() {
        assert_eq!(texts("长春社区教育"), ["长春", "社区", "教育"]);
        assert_eq!(texts("社区的书法"), ["社区", "书法"]);
        assert_eq!(texts("学ＥＸＣＥＬ，K歌"), ["学", "excel", "k", "歌"]);
        assert_eq!(texts("長春社區教育"), ["长春", "社区", "教育"]);
        assert_eq!(texts("shūfǎ"), ["shufa"]);
        assert_eq!(texts("的"), ["的"]);
        assert!(texts("！。 ").is_empty());
    }

    #[test]
    fn letters_stand_for_words_in_several_ways() {
        let words = words_of("ccsqjy");
        assert_eq!(
            words.all()[0].ways,
            [vec!["ccsqjy"], vec!["^ccsq", "~csqj", "~sqjy"]]
        );
        let words = words_of("changchun");
        assert_eq!(words.all()[0].ways[2], ["'chang", "chang'chun"]);
        assert_eq!(words_of("sq").all()[0].ways[1], ["^sq"]);
        for written in ["lue", "lve", "lüe", "LÜE", "lüè"] {
            let ways = words_of(written).all()[0].ways.clone();
            assert!(
                ways.iter().any(|way| way == &["'lve"]),
                "{written}: {ways:?}"
            );
        }
        assert_eq!(words_of("2020").all()[0].ways, [["2020"]]);
    }
}
