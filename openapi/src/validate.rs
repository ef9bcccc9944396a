//! Collecting field errors. The same checks run in the page while a person types and in the API.

use crate::problem::{Code, FieldError, Problem};
use crate::{limit, text};

/// A shape that can check itself.
pub trait Validate {
    fn validate(&self, check: &mut Check);

    /// All faults of this value, in the order of its fields.
    fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        self.validate(&mut check);
        check.errors
    }
}

/// Collects faults; nested values are checked under a path.
#[derive(Debug, Default)]
pub struct Check {
    pub errors: Vec<FieldError>,
    path: Vec<String>,
}

impl Check {
    /// Runs `f` with `segment` added to the path.
    pub fn under(&mut self, segment: impl ToString, f: impl FnOnce(&mut Self)) {
        self.path.push(segment.to_string());
        f(self);
        self.path.pop();
    }

    /// Notes a fault; the first hundred are told.
    pub fn fault(&mut self, field: &str, code: &str, message: impl Into<String>) {
        if self.errors.len() >= limit::FAULTS {
            return;
        }
        let mut path = self.path.join(".");
        if !path.is_empty() && !field.is_empty() {
            path.push('.');
        }
        path.push_str(field);
        self.errors.push(FieldError {
            field: path,
            code: code.into(),
            message: message.into(),
        });
    }

    /// Says `message` unless `holds`.
    pub fn that(&mut self, holds: bool, field: &str, code: &str, message: impl Into<String>) {
        if !holds {
            self.fault(field, code, message);
        }
    }

    /// A text that must not be empty, at most `max` characters.
    pub fn required(&mut self, field: &str, value: &str, max: usize) {
        if value.trim().is_empty() {
            self.fault(field, "required", "请填写此项。");
        } else {
            self.text(field, value, max);
        }
    }

    /// A text of at most `max` characters, with no control characters.
    pub fn text(&mut self, field: &str, value: &str, max: usize) {
        if let Some(length) = text::excess(value, max) {
            self.fault(
                field,
                "too_long",
                format!("不能超过{max}个字，现有{length}个字。"),
            );
        } else if text::piled(value) {
            self.fault(
                field,
                "piled_marks",
                "有的字上叠加了过多符号，请删去后重新填写。",
            );
        }
        if text::forbidden(value).is_some() {
            self.fault(
                field,
                "control_character",
                "含有无法显示的控制字符，请删除后重新输入。",
            );
        }
    }

    pub fn optional(&mut self, field: &str, value: Option<&str>, max: usize) {
        if let Some(value) = value {
            self.text(field, value, max);
        }
    }

    /// A stable word of a list: lower-case letters, digits, underscore, at most 40.
    pub fn code(&mut self, field: &str, value: &str) {
        let sound = !value.is_empty()
            && value.len() <= 40
            && value
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        self.that(
            sound,
            field,
            "not_a_code",
            "代码只能用小写字母、数字和下划线，不超过40个字符。",
        );
    }

    /// An absolute web address of http or https.
    pub fn url(&mut self, field: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let rest = value
            .strip_prefix("https://")
            .or_else(|| value.strip_prefix("http://"));
        let host = rest.map(|r| r.split(['/', '?', '#']).next().unwrap_or_default());
        let sound = host.is_some_and(|h| !h.is_empty() && !h.contains('@') && !h.starts_with('.'))
            && !value.contains(|c: char| c.is_whitespace() || c.is_control())
            && !value.contains(['<', '>', '"', '\\']);
        self.that(
            sound,
            field,
            "not_a_url",
            "请填写以 http:// 或 https:// 开头的完整网址。",
        );
        self.that(
            value.len() <= limit::URL,
            field,
            "too_long",
            "网址过长，请使用较短的网址。",
        );
    }

    /// One or several Chinese phone numbers (docs/DOMAIN.md, Forms of data), separated by comma, slash or space.
    pub fn phone(&mut self, field: &str, value: &str) {
        if let Err(part) = phones(value) {
            let message = format!(
                "“{part}”不是电话号码，请填写手机号码（11位）或带区号的固定电话，如 0431-88900000；多个号码用逗号隔开。"
            );
            self.fault(field, "not_a_phone", message);
        }
    }

    pub fn email(&mut self, field: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let sound = value.len() <= limit::EMAIL
            && value.bytes().all(|b| b.is_ascii_graphic())
            && value.split_once('@').is_some_and(|(local, host)| {
                !local.is_empty()
                    && host.contains('.')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
                    && !host.contains('@')
            });
        self.that(
            sound,
            field,
            "not_an_email",
            "请填写正确的电子邮箱，如 name@example.cn。",
        );
    }

    /// Turns what was found into a problem, if anything was.
    pub fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Problem::new(Code::Invalid).fields(self.errors))
        }
    }
}

/// The numbers of a phone field in normal form, without a country's 86, spaces and brackets; or what is none.
pub fn phones(value: &str) -> Result<Vec<String>, String> {
    let plain = text::half_width(&text::clean(value));
    let mut found = Vec::new();
    for part in plain.split([',', ';', '/', '、', '\n']) {
        // 139 4440 0000 is one number, two whole ones beside each other are two.
        let words: Vec<&str> = part.split_whitespace().collect();
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let longest = (1..=rest.len().min(8)).rev();
            let mut numbers = longest.filter_map(|end| Some((number(&rest[..end].concat())?, end)));
            let Some((number, end)) = numbers.next() else {
                return Err(text::beginning(part.trim(), 30));
            };
            found.push(number);
            rest = &rest[end..];
        }
    }
    Ok(found)
}

/// (0431)88900000, +86-431-88900000, 0431-88900000转801, 139-4440-0000 in normal form.
fn number(written: &str) -> Option<String> {
    let open: String = written
        .chars()
        .map(|c| {
            if matches!(c, '(' | ')' | '转') {
                '-'
            } else {
                c
            }
        })
        .collect();
    let parts: Vec<&str> = open.split('-').filter(|p| !p.is_empty()).collect();
    let joined = parts.join("-");
    let national = ["+86", "0086"]
        .iter()
        .find_map(|code| joined.strip_prefix(code));
    let national = national.or_else(|| joined.strip_prefix("86-"));
    let number = national.unwrap_or(&joined).trim_start_matches('-');
    let digits = number.replace('-', "");
    if digits.len() == 11 && is_phone(&digits) && !digits.starts_with('0') {
        return Some(digits);
    }
    if is_phone(number) {
        return Some(number.to_owned());
    }
    // Written for callers from abroad, an area code has no zero.
    let area = format!("0{number}");
    (national.is_some() && is_phone(&area)).then_some(area)
}

fn is_phone(number: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let bytes = number.as_bytes();
    if number.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1]) && digits(number)
    {
        return true;
    }
    if let Some(short) = number
        .strip_prefix("400")
        .or_else(|| number.strip_prefix("800"))
    {
        let short = short.replace('-', "");
        return short.len() == 7 && digits(&short);
    }
    let parts: Vec<&str> = number.split('-').collect();
    match parts.as_slice() {
        [whole] => number.starts_with('0') && (10..=12).contains(&whole.len()) && digits(whole),
        [area, rest] => {
            area.starts_with('0')
                && (3..=4).contains(&area.len())
                && digits(area)
                && (7..=8).contains(&rest.len())
                && digits(rest)
        }
        [area, rest, extension] => {
            is_phone(&format!("{area}-{rest}"))
                && (1..=6).contains(&extension.len())
                && digits(extension)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_of_the_notice() {
        assert_eq!(phones("0431－88904455，13944400000").expect("two").len(), 2);
        assert_eq!(phones(""), Ok(Vec::new()));
        for (pasted, normal) in [
            ("\u{202d}13944400000\u{202c}", "13944400000"),
            ("\u{200e}13944400000", "13944400000"),
            ("\u{2068}139\u{2011}4440\u{2011}0000\u{2069}", "13944400000"),
            ("139 4440 0000", "13944400000"),
            ("+8613944400000", "13944400000"),
            ("(+86) 139-4440-0000", "13944400000"),
            ("86-13944400000", "13944400000"),
            ("＋８６\u{3000}１３９４４４０００００", "13944400000"),
            ("0086 431 8890 0000", "043188900000"),
            ("+86-431-88900000", "0431-88900000"),
            ("（0431）88900000", "0431-88900000"),
            ("（0431） 8890 0000转801", "0431-88900000-801"),
            ("0431\u{a0}88900000", "043188900000"),
            ("0431—88900000", "0431-88900000"),
            ("400 123 4567", "4001234567"),
        ] {
            assert_eq!(phones(pasted), Ok(vec![normal.to_owned()]), "{pasted:?}");
        }
        let two = ["13944400000".to_owned(), "0431-88900000".to_owned()];
        for written in [
            "139 4440 0000 (0431)88900000",
            "13944400000、0431-88900000",
            "13944400000\n0431-88900000",
        ] {
            assert_eq!(phones(written).as_deref(), Ok(two.as_slice()), "{written}");
        }
        let many = "13944400000 ".repeat(12);
        assert_eq!(phones(&many).map(|all| all.len()), Ok(12));
        assert_eq!(phones("13944400000，电话 5"), Err("电话 5".to_owned()));
        for good in [
            "13812341234",
            "0431-88904455",
            "010-12345678-801",
            "043188904455",
            "400-123-4567",
        ] {
            assert!(phones(good).is_ok(), "{good}");
        }
        for bad in [
            "12345",
            "1.39E+10",
            "abc",
            "23812341234",
            "139 4440 000",
            "+86",
        ] {
            assert!(phones(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn urls() {
        let faults = |v: &str| {
            let mut c = Check::default();
            c.url("u", v);
            c.errors.len()
        };
        assert_eq!(faults("https://www.ccqmx.com/a?b=1"), 0);
        for bad in [
            "javascript:alert(1)",
            "ccqmx.com",
            "https://",
            "http://a b",
            "https://x@y",
        ] {
            assert!(faults(bad) > 0, "{bad}");
        }
    }

    #[test]
    fn paths_nest() {
        let mut c = Check::default();
        c.under("slots", |c| c.under(2, |c| c.fault("ends_at", "x", "y")));
        assert_eq!(c.errors[0].field, "slots.2.ends_at");
    }
}
