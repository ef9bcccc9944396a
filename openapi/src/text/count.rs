//! How many 字 a text has. Titles count strictly, bodies as word processors do (docs/DOMAIN.md, Counting).

use super::unicode;

/// Strict count for titles and captions: every user-perceived character that is not white space or
/// invisible counts one, letters, digits and signs of either width alike. What stands on the board.
pub fn strict(text: &str) -> usize {
    pieces(text).filter(|p| p.kind != Kind::Nothing).count()
}

/// 字数 as Word and WPS show it, for bodies: each Chinese character and each full-width sign one, each
/// run of Latin letters, digits and half-width signs one.
pub fn words(text: &str) -> usize {
    let mut count = 0;
    let mut in_run = false;
    for piece in pieces(text) {
        match piece.kind {
            // A soft hyphen or a joiner inside a word doesn't end it.
            Kind::Nothing if !piece.space => continue,
            Kind::Nothing => in_run = false,
            Kind::Single => {
                count += 1;
                in_run = false;
            }
            Kind::Run => {
                count += usize::from(!in_run);
                in_run = true;
            }
        }
    }
    count
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nothing,
    /// Counts by itself.
    Single,
    /// Counts together with its neighbours.
    Run,
}

struct Piece {
    kind: Kind,
    space: bool,
}

fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let starts: Vec<usize> = unicode::graphemes(text).collect();
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain(std::iter::once(text.len()))
        .collect();
    let pieces: Vec<Piece> = starts
        .into_iter()
        .zip(ends)
        .map(|(from, to)| piece(&text[from..to]))
        .collect();
    pieces.into_iter()
}

fn piece(grapheme: &str) -> Piece {
    let space = grapheme.chars().all(char::is_whitespace);
    let first = grapheme
        .chars()
        .find(|c| !invisible(*c) && !c.is_whitespace() && !c.is_control());
    let kind = match first {
        None => Kind::Nothing,
        Some(c) if narrow(c) => Kind::Run,
        Some(_) => Kind::Single,
    };
    Piece { kind, space }
}

/// Soft hyphen, zero-width marks, direction marks, variation selectors, byte-order mark.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters, digits and signs of alphabetic scripts. The middle dot of names (阿依努尔·艾合买提) is
/// full-width in Chinese text.
fn narrow(c: char) -> bool {
    (c as u32) < 0x1100 && c != '·' && c != '×' && c != '÷' && c != '°' && c != '§'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles of earlier weeks, and what is pasted: combining marks, joiners, byte-order mark, emoji, soft
    /// hyphen. The stage `office` asks LibreOffice for the same texts.
    const CASES: &str = include_str!("count.json");

    #[derive(serde::Deserialize)]
    struct Case {
        text: String,
        #[serde(default)]
        times: Option<usize>,
        strict: usize,
        words: usize,
    }

    #[test]
    fn all_cases() {
        let cases: Vec<Case> = serde_json::from_str(CASES).expect("a table");
        assert!(cases.len() > 20);
        for case in cases {
            let text = case.text.repeat(case.times.unwrap_or(1));
            let expected = (case.strict, case.words);
            assert_eq!((strict(&text), words(&text)), expected, "{text:?}");
            let kept = crate::text::clean(&text);
            assert_eq!((strict(&kept), words(&kept)), expected, "{kept:?}");
        }
    }
}
