//! Texts that mean the same to whoever searches: traditional characters, letters with marks, signs of any width.

use std::collections::HashMap;
use std::iter::zip;
use std::sync::LazyLock;

use contract::text;
use unicode_normalization::UnicodeNormalization;

/// Rows of traditional characters and, behind a tab, of the simplified ones in their places. From OpenCC's
/// TSCharacters (Apache-2.0), each with its usual meaning, without those that are usual in simplified text, too.
const TRADITIONAL: &str = include_str!("alike/traditional.txt");

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let rows = TRADITIONAL.lines().filter_map(|row| row.split_once('\t'));
    rows.flat_map(|(old, new)| zip(old.chars(), new.chars()))
        .collect()
});

/// Traditional characters as simplified ones, in their places.
pub fn simplified(text: &str) -> String {
    text.chars().map(simple).collect()
}

/// Lower case, half width, simplified, letters without marks (ü as v, which keyboards have for it), character by
/// character: a place in it is a place in the text.
pub fn plain(text: &str) -> Vec<char> {
    text::half_width(text).chars().map(fold).collect()
}

/// What search keeps of a text, and what it asks for: as [`plain`], with signs that stand for several letters (℡, ㎡,
/// Ⅳ) written out.
pub fn folded(text: &str) -> String {
    let whole: String = text.nfkc().collect();
    plain(&whole).into_iter().collect()
}

fn simple(c: char) -> char {
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut wide = std::iter::once(c).nfkc();
    let c = match (wide.next(), wide.next()) {
        (Some(one), None) => one,
        _ => c,
    };
    let c = c.to_lowercase().next().unwrap_or(c);
    let mut parts = std::iter::once(c).nfd();
    match parts.next() {
        // ǖǘǚǜ are taken apart into u, two dots and the tone.
        Some('u') if parts.any(|mark| mark == '\u{308}') => 'v',
        Some(letter) if letter.is_ascii_alphabetic() => letter,
        _ => simple(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_one() {
        for (written, meant) in [
            ("長春終身學習", "长春终身学习"),
            ("臺灣後於內麵裡", "台湾后于内面里"),
            ("Ｅｘｃｅｌ　Café", "excel cafe"),
            ("lǚ xíng lüè", "lv xing lve"),
            ("第Ⅳ期㎡", "第iv期m2"),
        ] {
            assert_eq!(folded(written), meant, "{written}");
        }
        // Usual in simplified text, too.
        assert_eq!(folded("乾坤著名"), "乾坤著名");
    }

    #[test]
    fn places_stay() {
        let text = "㎡Ⅳﬁ長é";
        assert_eq!(plain(text).len(), text.chars().count());
        for row in TRADITIONAL.lines() {
            let (old, new) = row.split_once('\t').expect("two parts");
            assert_eq!(old.chars().count(), new.chars().count(), "{row}");
        }
        assert!(SIMPLIFIED.len() > 3_000);
    }
}
