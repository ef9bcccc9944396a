//! Text rules: one normal form on the way in, one way of counting.

#[cfg_attr(not(target_arch = "wasm32"), path = "text/tables.rs")]
#[cfg_attr(target_arch = "wasm32", path = "text/browser.rs")]
mod unicode;

mod count;

use crate::limit;

pub use count::{strict, words};

/// NFC, line ends as `\n`, spaces of all widths but the Chinese one as plain ones, outer white space trimmed;
/// characters dropped that nobody sees and that turn the direction of others, so that two texts that look alike
/// are one. The server writes radicals and ligatures, which PDFs give, as the letters that they stand for.
pub fn clean(raw: &str) -> String {
    let mut kept = String::with_capacity(raw.len());
    let mut last = None;
    for c in raw.replace("\r\n", "\n").chars() {
        let c = match c {
            // Also the line ends that word processors and pages of PDFs have within a paragraph.
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            _ if spaces(c) => ' ',
            _ if unseen(c) || joins(c) && last.is_none_or(|l| l == c || stands_alone(l)) => {
                continue;
            }
            _ => c,
        };
        kept.push(c);
        last = Some(c);
    }
    let normal = unicode::normal(kept);
    normal
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{3000}')
        .to_owned()
}

/// Spaces that look like the plain one.
fn spaces(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}'
    )
}

/// Of no width and no meaning, or turning the direction of what follows.
fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}

/// What shapes an emoji, or a letter of Mongolian, Persian and Indian scripts; means nothing behind others.
fn joins(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180e}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Han, kana, Hangul, Latin letters, white space.
fn stands_alone(c: char) -> bool {
    c.is_ascii_alphabetic()
        || c.is_whitespace()
        || matches!(c, '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The first control character that no text may carry (tabs and line ends are fine).
pub fn forbidden(text: &str) -> Option<char> {
    text.chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

/// User-perceived characters (extended grapheme clusters): an emoji with its joiners is one,
/// a rare surname outside the basic plane is one.
pub fn length(text: &str) -> usize {
    unicode::graphemes(text).count()
}

/// How long a text is that has more than `most` user-perceived characters; nothing for others. What is larger
/// than any text of that length is counted by its code points, which takes no time.
pub fn excess(text: &str, most: usize) -> Option<usize> {
    let length = match text.len() > most * limit::CHARACTER_BYTES {
        true => text.chars().count(),
        false => length(text),
    };
    (length > most).then_some(length)
}

/// Whether marks are piled up on a character, more than any script has: one of them can be of any size.
pub fn piled(text: &str) -> bool {
    let mut before = 0;
    let ends = unicode::graphemes(text).chain([text.len()]);
    ends.into_iter()
        .any(|at| at - std::mem::replace(&mut before, at) > limit::GRAPHEME_BYTES)
}

/// The first `most` user-perceived characters.
pub fn beginning(text: &str, most: usize) -> String {
    let end = unicode::graphemes(text).nth(most).unwrap_or(text.len());
    text[..end].to_owned()
}

/// Full-width digits, letters, spaces and signs as their ASCII twins, and all dashes as one: for phones, codes,
/// e-mail. Character by character.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            _ if spaces(c) => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{fe58}' | '\u{fe63}' => '-',
            other => other,
        })
        .collect()
}

/// What names and titles are compared by: the same for texts that look alike, however wide their letters, signs and
/// spaces are. The database's function `alike` is its twin.
pub fn alike(text: &str) -> String {
    let same = unicode::compatible(half_width(text)).to_ascii_lowercase();
    same.chars()
        .filter(|c| !matches!(c, ' ' | '\t' | '\n' | '\r'))
        .map(|c| match c {
            // The dot within names of other peoples has no key.
            '•' | '‧' | '⋅' | '∙' | '・' => '·',
            c => c,
        })
        .collect()
}

/// What text search compares: [`alike`] without punctuation.
pub fn searchable(text: &str) -> String {
    let lower = alike(text).to_lowercase();
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Search grams of a text: single characters and overlapping pairs of Chinese characters, whole
/// words of Latin letters and digits. A query of one or of many characters meets the same grams.
pub fn grams(text: &str) -> Vec<String> {
    let lower = unicode::compatible(half_width(text)).to_lowercase();
    let mut out = Vec::new();
    let mut word = String::new();
    let mut previous: Option<char> = None;
    for c in lower.chars().chain(std::iter::once(' ')) {
        let latin = c.is_ascii_alphanumeric();
        if latin {
            word.push(c);
            previous = None;
            continue;
        }
        if !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            out.push(c.to_string());
            if let Some(p) = previous {
                out.push([p, c].iter().collect());
            }
            previous = Some(c);
        } else {
            previous = None;
        }
    }
    out.sort();
    out.dedup();
    out
}

/// The grams a query asks for: pairs where it has pairs (a pair implies its single characters).
pub fn query_grams(query: &str) -> Vec<String> {
    let all = grams(query);
    let pairs: Vec<String> = all
        .iter()
        .filter(|g| g.chars().count() > 1)
        .cloned()
        .collect();
    all.into_iter()
        .filter(|g| {
            let mut chars = g.chars();
            let (first, rest) = (chars.next(), chars.next());
            rest.is_some()
                || !pairs
                    .iter()
                    .any(|p| first.is_some_and(|c| !c.is_ascii() && p.contains(c)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_keeps_meaning() {
        assert_eq!(clean("\u{feff} 读书会\r\n第二行\u{3000}"), "读书会\n第二行");
        assert_eq!(clean("e\u{301}"), "é");
    }

    #[test]
    fn what_looks_alike_is_alike() {
        let hidden = "\u{200b}\u{200d}\u{200e}\u{202e}\u{2060}\u{2066}\u{2069}\u{ad}\u{61c}\u{3164}\u{feff}\u{fe0f}\u{e0041}";
        for c in hidden.chars() {
            assert_eq!(
                clean(&format!("{c}王{c}{c}芳Li{c}n{c}")),
                "王芳Lin",
                "{c:?}"
            );
        }
        assert_eq!(clean("\u{202e}\u{2066}"), "");
        assert_eq!(clean("一\u{2028}二"), "一\n二");
        // Emoji, keycaps, and scripts that need them keep what shapes them.
        for whole in ["👨‍👩‍👧", "❤️‍🔥", "1️⃣", "می‌خواهم", "ᠠ\u{180b}", "葛\u{e0100}"]
        {
            assert_eq!(clean(whole), whole, "{whole:?}");
        }
    }

    /// What comes out of PDFs, old systems and word processors.
    #[test]
    fn what_is_pasted_reads_as_it_looks() {
        for (pasted, seen) in [
            ("\u{2ed3}春\u{2f42}化\u{2f26}\u{2e81}", "长春文化子厂"),
            ("\u{2ee2}\u{2ec5}\u{2ecb}\u{2ed4}\u{2ee5}", "马见车门鱼"),
            ("o\u{fb03}ce \u{fb01}le", "office file"),
            ("王\u{a0}芳\u{2003}李\u{202f}明", "王 芳 李 明"),
            ("第一段\u{b}第二段\u{c}\u{85}", "第一段\n第二段"),
            ("附图\u{fffc}", "附图"),
            ("\u{f9ca}水", "流水"),
        ] {
            assert_eq!(clean(pasted), seen, "{pasted:?}");
        }
        for (one, other) in [
            ("长春大学（继续教育学院）", "长春大学 (继续教育学院)"),
            ("ＡＢＣ—１", "abc-1"),
            ("学习\u{2011}中心", "学习－中心"),
            ("㈠", "(一)"),
            ("阿依努尔·艾合买提", "阿依努尔•艾合买提"),
            ("阿依努尔·艾合买提", "阿依努尔･艾合买提"),
        ] {
            assert_eq!(alike(one), alike(other), "{one} {other}");
        }
        assert_ne!(alike("一小"), alike("二小"));
        assert_eq!(clean("第１届　ＡＩ课"), "第１届　ＡＩ课", "stays as typed");
    }

    #[test]
    fn length_counts_what_a_person_sees() {
        assert_eq!(length("㛃瑀𠮷社区学习中心"), 9);
        assert_eq!(length("👨‍👩‍👧"), 1);
        assert_eq!(length("全民智学，助力“双战双赢”"), 13);
    }

    #[test]
    fn marks_count_as_bytes() {
        let marked = |marks: usize| format!("学{}", "\u{0301}".repeat(marks));
        assert!(excess(&marked(6), 1).is_none() && !piled(&marked(10)));
        assert!(excess(&marked(3_000), 80).is_some() && piled(&marked(100)));
        assert!(!piled("👩🏽‍❤️‍💋‍👨🏿") && excess(&"👨‍👩‍👧".repeat(50), 80).is_none());
        assert_eq!(excess(&"学".repeat(81), 80), Some(81));
        assert_eq!(excess(&"学".repeat(80), 80), None);
    }

    #[test]
    fn search_grams_meet() {
        let text = grams("社区智能手机Excel班");
        for query in ["智能", "手机", "excel", "区", "智能手机"] {
            assert!(
                query_grams(query).iter().all(|g| text.contains(g)),
                "{query}"
            );
        }
        assert!(!query_grams("能智").iter().all(|g| text.contains(g)));
    }

    #[test]
    fn control_characters_are_found() {
        assert_eq!(forbidden("a\0b"), Some('\0'));
        assert_eq!(forbidden("a\n\tb"), None);
    }
}
