//! The words of such a cell.

use contract::text;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    Day(Day),
    Clock(Clock),
    Dash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub half: Option<Half>,
    pub hour: Option<(u32, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Dusk,
    Evening,
    Midnight,
    Whole,
}

const HALVES: &[(&str, Half)] = &[
    ("凌晨", Half::Dawn),
    ("清晨", Half::Dawn),
    ("上午", Half::Morning),
    ("早上", Half::Morning),
    ("早晨", Half::Morning),
    ("am", Half::Morning),
    ("中午", Half::Noon),
    ("正午", Half::Noon),
    ("午间", Half::Noon),
    ("下午", Half::Afternoon),
    ("午后", Half::Afternoon),
    ("pm", Half::Afternoon),
    ("傍晚", Half::Dusk),
    ("晚上", Half::Evening),
    ("晚间", Half::Evening),
    ("夜间", Half::Evening),
    ("夜里", Half::Evening),
    ("深夜", Half::Midnight),
    ("午夜", Half::Midnight),
    ("半夜", Half::Midnight),
    ("全天", Half::Whole),
    ("整天", Half::Whole),
];
/// Said without meaning anything more.
const IDLE: &[&str] = &["每天", "每日", "从", "自", "起", "止", "期间"];

/// `None` where something is not understood: what is half understood is not taken.
pub fn split(written: &str) -> Option<Vec<Token>> {
    let plain = plain(written);
    let mut rest = plain.as_str();
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('-') {
            rest = after;
            if tokens.last() != Some(&Token::Dash) {
                tokens.push(Token::Dash);
            }
            continue;
        }
        if let Some(after) = rest.strip_prefix([' ', ',']) {
            rest = after;
            continue;
        }
        if let Some(after) = IDLE.iter().find_map(|w| rest.strip_prefix(w)) {
            rest = after;
            continue;
        }
        let (token, after) = day(rest).or_else(|| clock(rest))?;
        // 11月15-17日: the first day has no word of its own.
        tokens.push(token);
        rest = after;
        if tokens.len() > 8 {
            return None;
        }
    }
    Some(tokens)
}

/// Half width, one sign for "to", without days of the week and words in brackets.
fn plain(written: &str) -> String {
    let mut out = String::new();
    let mut deep = 0_u32;
    for c in text::half_width(written).chars() {
        match c {
            '(' | '[' | '【' => deep += 1,
            ')' | ']' | '】' => deep = deep.saturating_sub(1),
            _ if deep > 0 => {}
            '~' | '至' | '到' | '―' | '－' | '─' => out.push('-'),
            '\n' | '\t' | '\u{a0}' => out.push(' '),
            '∶' | '：' => out.push(':'),
            other => out.push(other.to_ascii_lowercase()),
        }
    }
    for name in ["星期", "礼拜", "周"] {
        for day in ["一", "二", "三", "四", "五", "六", "日", "天"] {
            let word = [name, day].concat();
            if out.contains(&word) {
                out = out.replace(&word, " ");
            }
        }
    }
    out
}

/// The number at the beginning and its digits' count.
fn number(rest: &str) -> Option<(u32, usize, &str)> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let (number, rest) = rest.split_at(digits);
    Some((number.parse().ok()?, digits, rest.trim_start_matches(' ')))
}

/// `2020年11月15日`, `11月15日`, `2020-11-15`, `2020.11.15`, `11.15`, `11/15`, `17日`.
fn day(rest: &str) -> Option<(Token, &str)> {
    let (first, digits, after) = number(rest)?;
    let token = |year: Option<u32>, month: Option<u32>, day: u32, after| {
        let year = year.and_then(|y| i32::try_from(y).ok());
        Some((Token::Day(Day { year, month, day }), after))
    };
    if digits == 4 {
        let sign = after
            .chars()
            .next()
            .filter(|c| matches!(c, '年' | '-' | '.' | '/'))?;
        let after = &after[sign.len_utf8()..];
        let (month, _, after) = number(after.trim_start_matches(' '))?;
        let sign = if sign == '年' { '月' } else { sign };
        let after = after.strip_prefix(sign)?;
        let (day, _, after) = number(after.trim_start_matches(' '))?;
        return token(Some(first), Some(month), day, end(after)?);
    }
    if digits > 2 {
        return None;
    }
    if let Some(after) = after.strip_prefix(['日', '号']) {
        return token(None, None, first, after);
    }
    let after = after.strip_prefix(['月', '.', '/'])?;
    let (day, digits, after) = number(after.trim_start_matches(' '))?;
    if digits > 2 {
        return None;
    }
    token(None, Some(first), day, end(after)?)
}

/// After a day's number; what goes on as another number was no day.
fn end(after: &str) -> Option<&str> {
    if after.starts_with(['.', '/', ':', '月', '年', '时', '点']) {
        return None;
    }
    Some(after.strip_prefix(['日', '号']).unwrap_or(after))
}

/// `9:00`, `9点`, `9点半`, `14时30分`, `下午2:00`, `上午`.
fn clock(rest: &str) -> Option<(Token, &str)> {
    let half = HALVES.iter().find(|(word, _)| rest.starts_with(word));
    let after = half.map_or(rest, |(word, _)| rest[word.len()..].trim_start_matches(' '));
    let half = half.map(|(_, half)| *half);
    if let Some((hour, digits, next)) = number(after)
        && digits <= 2
        && let Some(next) = next.strip_prefix([':', '时', '点'])
    {
        let (minute, next) = match number(next) {
            _ if next.starts_with('半') => (30, &next["半".len()..]),
            _ if next.starts_with("一刻") => (15, &next["一刻".len()..]),
            _ if next.starts_with("三刻") => (45, &next["三刻".len()..]),
            Some((minute, digits, next)) if digits <= 2 => {
                let next = next.strip_prefix('分').unwrap_or(next);
                // Seconds are not kept.
                let seconds = next.strip_prefix(':').and_then(number);
                (minute, seconds.map_or(next, |(_, _, next)| next))
            }
            _ => (0, next.strip_prefix(['整', '钟']).unwrap_or(next)),
        };
        // 2:00 pm
        let behind = [("am", Half::Morning), ("pm", Half::Afternoon)];
        let behind = behind.iter().find(|(word, _)| {
            let next = next.trim_start_matches(' ');
            half.is_none() && next.starts_with(word)
        });
        let next = behind.map_or(next, |(word, _)| {
            &next.trim_start_matches(' ')[word.len()..]
        });
        let clock = Clock {
            half: half.or(behind.map(|(_, half)| *half)),
            hour: Some((hour, minute)),
        };
        return Some((Token::Clock(clock), next));
    }
    half?;
    Some((Token::Clock(Clock { half, hour: None }), after))
}
