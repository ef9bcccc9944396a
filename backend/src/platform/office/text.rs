//! Text and dates as they are printed.

use chrono::{Datelike, NaiveDate};

/// The lines of a text without anything that XML cannot carry: tabs and other white space become
/// spaces, control characters and non-characters go. There is always at least one line.
pub fn lines(raw: &str) -> Vec<String> {
    let unix = raw.replace("\r\n", "\n");
    unix.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ])
    .map(line)
    .collect()
}

/// The whole text in one line.
pub fn one_line(raw: &str) -> String {
    lines(raw)
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn line(raw: &str) -> String {
    raw.chars()
        .filter(|c| *c == '\t' || !c.is_control())
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{feff}'))
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect()
}

/// `2020年10月20日`: Arabic, without leading zeros.
pub fn day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// Columns that a text takes in print: a Chinese character two, anything narrow one.
pub fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| if is_wide(c) { 2 } else { 1 })
        .sum::<usize>()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2014}'..='\u{2026}' | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_carry_nothing_that_xml_refuses() {
        assert_eq!(lines("a\r\nb\rc\u{b}d"), ["a", "b", "c", "d"]);
        assert_eq!(lines("甲\0\u{1b}\t乙\u{fffe}"), ["甲 乙"]);
        assert_eq!(lines(""), [""]);
        assert_eq!(one_line(" 甲 \n\n 乙 "), "甲 乙");
    }

    #[test]
    fn dates_have_no_leading_zero() {
        let first = NaiveDate::from_ymd_opt(2020, 3, 5).unwrap();
        assert_eq!(day(first), "2020年3月5日");
    }

    #[test]
    fn chinese_is_twice_as_wide() {
        assert_eq!(columns("𠮷林AI"), 6);
    }
}
