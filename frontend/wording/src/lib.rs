//! Fluent files in, Rust functions out.
//!
//! A program for a phone must not carry a parser and all texts of all pages. So the files are read while
//! the page is built: every message becomes a function of its own, and a program carries the few it calls.
//! What Fluent has and the page does not use (attributes, message functions but `NUMBER`) is refused.

mod piece;
mod read;
mod write;

use std::path::Path;

pub use read::{Catalogue, Faults};

/// The languages, first the one that all texts are written in: folders below `locale/`.
pub const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// The functions for all messages below this folder, as Rust source.
/// Errors: all that is wrong, a line each, with file or message.
pub fn compile(locale: &Path) -> Result<String, String> {
    let open = |language: &str| Catalogue::open(&locale.join(language));
    let (first, second) = (open(LANGUAGES[0]), open(LANGUAGES[1]));
    let (first, second) = match (first, second) {
        (Ok(first), Ok(second)) => (first, second),
        (first, second) => {
            let faults = [first.err(), second.err()].into_iter().flatten();
            return Err(faults.flatten().collect::<Vec<_>>().join("\n"));
        }
    };
    write::functions(&first, &second).map_err(|faults| faults.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compiled(first: &str, second: &str) -> Result<String, String> {
        let read = |text| Catalogue::read(&[("a.ftl".into(), String::from(text))]);
        let (first, second) = (read(first), read(second));
        let first = first.map_err(|f| f.join("\n"))?;
        let second = second.map_err(|f| f.join("\n"))?;
        write::functions(&first, &second).map_err(|f| f.join("\n"))
    }

    #[test]
    fn a_plain_message_is_two_texts() {
        let code = compiled("nav-home = 首页", "nav-home = Home").expect("sound");
        assert!(code.contains("pub fn nav_home() -> &'static str"), "{code}");
        assert!(code.contains(r#"pick("首页", "Home")"#), "{code}");
    }

    #[test]
    fn variables_become_arguments_in_the_first_languages_order() {
        let code =
            compiled("a = { $who }在{ $where }", "a = At { $where }: { $who }").expect("sound");
        assert!(
            code.contains("pub fn a(who: &str, r#where: &str) -> String"),
            "{code}"
        );
    }

    #[test]
    fn what_is_counted_in_either_language_is_a_number() {
        let code = compiled(
            "a = 共{ $count }项",
            "a = { $count ->\n    [one] one activity\n   *[other] { $count } activities\n }",
        )
        .expect("sound");
        assert!(code.contains("count: impl Number"), "{code}");
        assert!(code.contains("1 => {"), "{code}");
        let code = compiled("a = 第{ NUMBER($n) }场", "a = No. { $n }").expect("sound");
        assert!(code.contains("n: impl Number"), "{code}");
    }

    #[test]
    fn a_choice_of_plain_texts_copies_nothing() {
        let code = compiled(
            "month = { $n ->\n [1] 一月\n *[other] 十二月\n }",
            "month = { $n ->\n [1] January\n *[other] December\n }",
        )
        .expect("sound");
        assert!(code.contains("-> &'static str"), "{code}");
    }

    #[test]
    fn terms_and_other_messages_are_put_in_place() {
        let code = compiled(
            "-week = 活动周\nabout = 关于{ -week }\nhead = { about }！",
            "-week = the Week\nabout = About { -week }\nhead = { about }!",
        )
        .expect("sound");
        assert!(
            code.contains(r#"pick("关于活动周！", "About the Week!")"#),
            "{code}"
        );
    }

    #[test]
    fn languages_that_do_not_agree_are_told_by_message() {
        let faults = compiled("a = 甲\nb = { $x }", "b = { $y }\nc = C").expect_err("unsound");
        for fault in [
            "a: missing in en",
            "c: missing in zh-CN",
            "b: en names $y, zh-CN does not",
        ] {
            assert!(faults.contains(fault), "{faults}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for (text, fault) in [
            ("a = 甲\na = 乙", "a: twice"),
            ("a = { DATETIME($d) }", "a: DATETIME"),
            ("a = { -none }", "a: there is no -none"),
            ("a = { b }\nb = { a }", "a: refers to itself"),
            ("a = 甲\n  .title = 乙", "a: attributes"),
            ("a = { $n ->\n [one] 甲\n }", "a.ftl"),
            ("这 = 甲", "a.ftl"),
        ] {
            let faults = compiled(text, text).expect_err(text);
            assert!(faults.contains(fault), "{text}: {faults}");
        }
    }

    #[test]
    fn a_language_without_another_scripts_letters_has_none() {
        let faults = compiled("a = 甲", "a = 甲").expect_err("untranslated");
        assert!(faults.contains("a: en is not translated"), "{faults}");
    }
}
