//! How Chinese characters sound, without tones.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

/// Of a character's readings the first are the usual ones: 长 is zhang and chang.
const READINGS: usize = 2;
/// A query is split into syllables in at most so many ways: xian is one, or two.
const WAYS: usize = 8;

/// The usual readings of a character, ü written v as keyboards have it; none for what is not Chinese.
pub fn readings(c: char) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let reading = reading.plain().replace('ü', "v").replace('ê', "e");
        if !out.contains(&reading) {
            out.push(reading);
        }
    }
    out.truncate(READINGS);
    out
}

/// The first letters of a character's readings.
pub fn initials(c: char) -> Vec<char> {
    let mut out: Vec<char> = readings(c)
        .iter()
        .filter_map(|r| r.chars().next())
        .collect();
    out.dedup();
    out
}

/// Every syllable there is.
static SYLLABLES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let vowel = |c: char| "aeiouv".contains(c);
    ('\u{4e00}'..='\u{9fa5}')
        .flat_map(readings)
        .filter(|r| r.chars().any(vowel))
        .collect()
});

/// The ways to read Latin letters as syllables. Letters that begin another syllable may be left over
/// at the end while somebody types: `changch`.
pub fn syllables(letters: &str) -> Vec<Vec<&str>> {
    let mut ways = Vec::new();
    split(letters, &mut Vec::new(), &mut ways);
    if ways.is_empty() {
        let tails = 1..=letters.len().saturating_sub(1).min(3);
        let shorter = tails.filter_map(|tail| {
            let (head, tail) = letters.split_at_checked(letters.len() - tail)?;
            let begins = SYLLABLES.range(tail.to_owned()..).next();
            let begins = begins.is_some_and(|syllable| syllable.starts_with(tail));
            begins.then_some(head)
        });
        for head in shorter {
            split(head, &mut Vec::new(), &mut ways);
            if !ways.is_empty() {
                break;
            }
        }
    }
    ways
}

fn split<'a>(rest: &'a str, before: &mut Vec<&'a str>, ways: &mut Vec<Vec<&'a str>>) {
    if ways.len() == WAYS {
        return;
    }
    if rest.is_empty() {
        if !before.is_empty() {
            ways.push(before.clone());
        }
        return;
    }
    // The longest first: of two ways to split, people mean the one with fewer syllables.
    for len in (1..=rest.len().min(6)).rev() {
        let Some((head, tail)) = rest.split_at_checked(len) else {
            continue;
        };
        if SYLLABLES.contains(head) {
            before.push(head);
            split(tail, before, ways);
            before.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_their_usual_readings() {
        assert_eq!(readings('长'), ["zhang", "chang"]);
        assert_eq!(readings('旅'), ["lv"]);
        assert_eq!(initials('社'), ['s']);
        assert!(readings('a').is_empty());
    }

    #[test]
    fn letters_are_read_as_syllables() {
        assert_eq!(syllables("changchun")[0], ["chang", "chun"]);
        assert_eq!(
            syllables("xian"),
            [vec!["xian"], vec!["xi", "an"]],
            "both are places"
        );
        assert_eq!(syllables("changch")[0], ["chang"]);
        assert!(syllables("ccsqjy").is_empty());
        assert!(syllables("b").is_empty());
        assert!(syllables(&"a".repeat(60)).len() <= WAYS);
    }
}
