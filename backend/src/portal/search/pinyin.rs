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

/// Letters as dictionaries spell them, and as they are: ü is typed as u, v or yu (lue, lve, lyue; jv for ju).
pub fn spellings(letters: &str) -> Vec<String> {
    let mut usual = letters.to_owned();
    for (typed, spelled) in [
        ("lyu", "lv"),
        ("nyu", "nv"),
        ("lue", "lve"),
        ("nue", "nve"),
        ("jv", "ju"),
        ("qv", "qu"),
        ("xv", "xu"),
        ("yv", "yu"),
    ] {
        usual = usual.replace(typed, spelled);
    }
    let mut all = vec![letters.to_owned()];
    if usual != letters {
        all.push(usual);
    }
    all
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
/// at the end while somebody types: `changch`. Takes time in proportion to the letters.
pub fn syllables(letters: &str) -> Vec<Vec<&str>> {
    let ways = split(letters);
    if !ways.is_empty() {
        return ways;
    }
    let tails = 1..=letters.len().saturating_sub(1).min(3);
    let mut shorter = tails.filter_map(|tail| {
        let (head, tail) = letters.split_at_checked(letters.len() - tail)?;
        let begins = SYLLABLES.range(tail.to_owned()..).next();
        let begins = begins.is_some_and(|syllable| syllable.starts_with(tail));
        begins.then(|| split(head)).filter(|ways| !ways.is_empty())
    });
    shorter.next().unwrap_or_default()
}

fn split(letters: &str) -> Vec<Vec<&str>> {
    // Whether the letters from a place on can be split at all: otherwise ways that lead nowhere are
    // walked again and again, more of them with each letter.
    let mut leads_on = vec![false; letters.len() + 1];
    leads_on[letters.len()] = true;
    for from in (0..letters.len()).rev() {
        leads_on[from] = ends(letters, from).any(|to| leads_on[to]);
    }
    let mut ways = Vec::new();
    if leads_on[0] && !letters.is_empty() {
        walk(letters, 0, &leads_on, &mut Vec::new(), &mut ways);
    }
    ways
}

fn walk<'a>(
    letters: &'a str,
    from: usize,
    leads_on: &[bool],
    before: &mut Vec<&'a str>,
    ways: &mut Vec<Vec<&'a str>>,
) {
    if from == letters.len() {
        ways.push(before.clone());
        return;
    }
    for to in ends(letters, from).filter(|to| leads_on[*to]) {
        if ways.len() < WAYS {
            before.push(&letters[from..to]);
            walk(letters, to, leads_on, before, ways);
            before.pop();
        }
    }
}

/// Where a syllable that begins at `from` can end. The longest first: of two ways to split, people mean
/// the one with fewer syllables.
fn ends(letters: &str, from: usize) -> impl Iterator<Item = usize> {
    let longest = letters.len().min(from + 6);
    let syllable = move |to: &usize| {
        letters
            .get(from..*to)
            .is_some_and(|s| SYLLABLES.contains(s))
    };
    (from + 1..=longest).rev().filter(syllable)
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
    fn the_rare_vowel_is_typed_in_several_ways() {
        for (typed, usual) in [
            ("shenglue", "shenglve"),
            ("lyuyou", "lvyou"),
            ("jvxvan", "juxuan"),
        ] {
            assert_eq!(spellings(typed), [typed, usual]);
        }
        assert_eq!(spellings("shequ"), ["shequ"]);
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

    /// Each took longer with every letter, the first more than a minute: they do not end without the table.
    #[test]
    fn letters_that_nearly_split_take_no_longer() {
        for (part, end) in [
            ("ao", "i"),
            ("xian", "v"),
            ("er", "u"),
            ("a", "vvv"),
            ("ang", "旅i"),
        ] {
            let letters = part.repeat(1_000) + end;
            assert!(syllables(&letters).len() <= WAYS, "{part}…{end}");
        }
    }
}
