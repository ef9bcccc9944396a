//! How many 字 a text has. Titles count strictly, bodies as word processors do (research.md B2).

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

    /// research.md B6-11: title, strict count, Word's 字数.
    pub const VECTORS: [(&str, usize, usize); 6] = [
        ("全民智学，助力“双战双赢”", 13, 13),
        ("互联网+社区教育：百姓身边的终身学习课堂", 20, 20),
        ("“互联网+”继续教育资源共建共享的长春实践", 21, 21),
        ("2020年吉林省全民终身学习活动周成果", 19, 16),
        ("AI赋能 智慧助老——长春市社区教育新探索", 20, 19),
        ("㛃瑀𠮷社区学习中心", 9, 9),
    ];

    #[test]
    fn the_titles_of_the_research() {
        for (title, strictly, as_word) in VECTORS {
            assert_eq!(
                (strict(title), words(title)),
                (strictly, as_word),
                "{title}"
            );
        }
    }

    #[test]
    fn what_is_pasted() {
        // Combining marks, joiners, byte-order mark, full-width space, emoji, soft hyphen.
        for (text, strictly, as_word) in [
            ("e\u{301}te\u{301}", 3, 1),
            ("读\u{200b}书\u{feff}会", 3, 3),
            ("读书　会", 3, 3),
            ("👨\u{200d}👩\u{200d}👧学习", 3, 3),
            ("❤\u{fe0f}", 1, 1),
            ("终身\u{ad}学习", 4, 4),
            ("life\u{ad}long", 8, 1),
            ("第１届ＡＩ课", 6, 6),
            ("Hello, world! 2020", 16, 3),
            ("“引用”和\"直引\"", 9, 9),
            ("", 0, 0),
            (" \n\t\u{3000}", 0, 0),
        ] {
            assert_eq!((strict(text), words(text)), (strictly, as_word), "{text:?}");
        }
        assert_eq!(words("一\r\n二"), words("一\n二"));
        assert_eq!(strict("一\r\n二"), strict("一\n二"));
    }

    #[test]
    fn exact_limits() {
        assert_eq!(words(&"字".repeat(1999)), 1999);
        assert_eq!(words(&"字".repeat(2000)), 2000);
        assert_eq!(strict(&"题".repeat(20)), 20);
    }
}
