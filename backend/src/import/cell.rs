//! One cell: its text as a person sees it, and what time it means.

use calamine::DataRef;
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use contract::text;

use super::period::{self, Period};

/// No field of an import is longer.
const MAX: usize = 2_000;

#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub text: String,
    value: Value,
    /// Code and sentence, where the cell cannot be used at all.
    pub fault: Option<(&'static str, &'static str)>,
    /// What of it is not certain.
    pub doubt: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Value {
    #[default]
    Text,
    Number(f64),
    Moment(NaiveDateTime),
}

impl Cell {
    pub fn of(data: &DataRef<'_>) -> Self {
        match data {
            DataRef::Empty => Self::default(),
            DataRef::SharedString(s) => Self::written(s),
            DataRef::String(s) | DataRef::DurationIso(s) => Self::written(s),
            DataRef::DateTimeIso(s) => Self::iso(s).unwrap_or_else(|| Self::written(s)),
            DataRef::Bool(b) => Self::written(if *b { "是" } else { "否" }),
            DataRef::Int(n) => Self::number(*n as f64),
            DataRef::Float(n) => Self::number(*n),
            DataRef::DateTime(at) => match at.as_datetime().map(to_second) {
                // A time without a day.
                Some(_) if at.as_f64() < 1.0 => Self::number(at.as_f64()).shown_as_time(),
                Some(moment) => Self {
                    text: match moment.time() {
                        NaiveTime::MIN => moment.format("%Y-%m-%d").to_string(),
                        _ => moment.format("%Y-%m-%d %H:%M").to_string(),
                    },
                    value: Value::Moment(moment),
                    ..Self::default()
                },
                None => Self::number(at.as_f64()),
            },
            DataRef::Error(error) => Self {
                text: error.to_string(),
                fault: Some(("formula", "此格的公式有错误，请改为直接填写内容。")),
                ..Self::default()
            },
        }
    }

    /// A formula without its value.
    pub fn uncomputed() -> Self {
        Self {
            fault: Some((
                "formula",
                "此格是没有算出结果的公式，请用 Excel 或 WPS 打开，改为直接填写内容后再导入。",
            )),
            ..Self::default()
        }
    }

    /// `2020-11-15T14:00:00.000Z`: what programs write for others. It is read as the sheet shows it.
    fn iso(raw: &str) -> Option<Self> {
        let (day, rest) = match raw.trim().split_once('T') {
            Some((day, rest)) => (day, rest),
            None => (raw.trim(), ""),
        };
        let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
        let (clock, zone) = match rest.find(['Z', 'z', '+', '-']) {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        let time = match clock {
            "" => NaiveTime::MIN,
            clock => ["%H:%M:%S%.f", "%H:%M"]
                .iter()
                .find_map(|form| NaiveTime::parse_from_str(clock, form).ok())?,
        };
        let moment = to_second(day.and_time(time));
        // A time without a day stands on the first one there is.
        if day < NaiveDate::from_ymd_opt(1900, 1, 2)? {
            let part = f64::from(moment.time().num_seconds_from_midnight()) / 86_400.0;
            return Some(Self::number(part).shown_as_time());
        }
        let certain = matches!(zone, "" | "+08:00" | "+0800" | "+08");
        let doubt = "时间后带有时区标记，按表格中写的钟点计，请在草稿中核对。";
        Some(Self {
            text: match moment.time() {
                NaiveTime::MIN => moment.format("%Y-%m-%d").to_string(),
                _ => moment.format("%Y-%m-%d %H:%M").to_string(),
            },
            value: Value::Moment(moment),
            doubt: (!certain).then_some(doubt),
            fault: None,
        })
    }

    pub fn written(raw: &str) -> Self {
        if raw.len() < 40
            && raw.contains('T')
            && let Some(moment) = Self::iso(raw)
        {
            return moment;
        }
        let raw = unmarked(raw);
        // Cut before cleaning: a cell may hold a book.
        let long = raw.len() > MAX * 4;
        let raw = if long {
            raw.get(..raw.floor_char_boundary(400)).unwrap_or_default()
        } else {
            raw
        };
        let text = text::clean(raw);
        let fault = if text.starts_with("=DISPIMG(") {
            Some(("picture", "此格是图片，请改为填写文字。"))
        } else if long {
            Some(("too_long", "内容过长，请缩短后重新填写。"))
        } else if text::forbidden(&text).is_some() {
            Some((
                "control_character",
                "含有无法显示的控制字符，请删除后重新输入。",
            ))
        } else if is_scientific(&text) {
            Some((
                "scientific",
                "号码显示为科学计数法，末几位已经丢失，请把此列设为文本格式后重新填写。",
            ))
        } else {
            None
        };
        Self {
            text: text
                .chars()
                .filter(|c| !c.is_control() || *c == '\n')
                .collect(),
            value: Value::Text,
            fault,
            doubt: None,
        }
    }

    /// Whole numbers as their digits: a phone number is no 1.3944E+10.
    fn number(n: f64) -> Self {
        let text = if n.fract() == 0.0 && n.abs() < 1e15 {
            format!("{n:.0}")
        } else {
            n.to_string()
        };
        Self {
            text,
            value: Value::Number(n),
            ..Self::default()
        }
    }

    fn shown_as_time(mut self) -> Self {
        if let Some(time) = self.time() {
            self.text = time.format("%H:%M").to_string();
        }
        self
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.fault.is_none()
    }

    /// Day and time, however they were put down.
    pub fn moment(&self) -> Option<NaiveDateTime> {
        match self.value {
            Value::Moment(moment) => Some(moment),
            Value::Number(n) => serial(n),
            Value::Text => written_moment(&self.text),
        }
    }

    /// From when to when; a day without a year is one of `year`.
    pub fn period(&self, year: i32) -> Option<Period> {
        let Some(moment) = self.moment() else {
            // 11.1 may have been 11.10.
            let cut = matches!(self.value, Value::Number(n) if format!("{n}").len() < 5);
            return (!cut).then(|| period::read(&self.text, year))?;
        };
        if self.value != Value::Text && moment.time() == NaiveTime::MIN {
            return period::read(&moment.format("%Y-%m-%d").to_string(), year);
        }
        Some(Period {
            slots: vec![(moment, None)],
            notes: Vec::new(),
        })
    }

    /// A time without a day.
    pub fn time(&self) -> Option<NaiveTime> {
        match self.value {
            Value::Number(n) if (0.0..1.0).contains(&n) => {
                let seconds = (n * 86_400.0).round() as u32;
                NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
            }
            Value::Text => {
                let plain = plain(&self.text);
                let (time, day_after) = clock(plain.trim())?;
                (!day_after).then_some(time)
            }
            _ => None,
        }
    }

    /// A day without a time.
    pub fn is_day(&self) -> bool {
        match self.value {
            Value::Text => period::is_day(&self.text),
            Value::Moment(moment) => moment.time() == NaiveTime::MIN,
            Value::Number(_) => self.moment().is_some_and(|at| at.time() == NaiveTime::MIN),
        }
    }

    /// A time without a day as the end of what begins at `start`, and whether it may be meant otherwise.
    pub fn end(&self, start: NaiveDateTime) -> Option<(NaiveDateTime, bool)> {
        match self.value {
            Value::Text => period::end(start, &self.text),
            _ => period::end_of_time(start, self.time()?),
        }
    }

    /// Whether it is a time without a day, however it is said.
    pub fn is_time(&self) -> bool {
        match self.value {
            Value::Text => period::clock(&self.text).is_some(),
            _ => self.time().is_some(),
        }
    }
}

/// Without the apostrophe by which programs keep a number or what looks like a formula a text.
fn unmarked(raw: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || "+-/:.() ".contains(c);
    match raw.trim_start().strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        Some(rest) if !rest.is_empty() && rest.chars().all(number) => rest,
        _ => raw,
    }
}

/// `1.3944E+10`: what a program leaves of a long number in a text.
fn is_scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let number = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    number(whole) && number(part) && power.strip_prefix('+').is_some_and(number)
}

/// A day number of the program that made the workbook, which counts from 1899-12-30.
fn serial(n: f64) -> Option<NaiveDateTime> {
    // 1954 to 2119: other numbers are no days.
    if !(20_000.0..80_000.0).contains(&n) {
        return None;
    }
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    Some(epoch + Duration::seconds((n * 86_400.0).round() as i64))
}

fn to_second(moment: NaiveDateTime) -> NaiveDateTime {
    let near = moment + Duration::milliseconds(500);
    near.with_nanosecond(0).unwrap_or(near)
}

fn plain(written: &str) -> String {
    text::half_width(written)
        .replace(['年', '月', '/', '.'], "-")
        .replace(['日', '号', 'T'], " ")
        .replace(['时', '点'], ":")
        .replace('分', "")
}

/// `2020-11-15 14:00`, `2020/11/15 14:00`, `2020年11月15日 14:00`.
fn written_moment(written: &str) -> Option<NaiveDateTime> {
    let plain = plain(written);
    let (day, rest) = plain.trim().split_once(' ')?;
    let mut parts = day.split('-').map(str::trim);
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let number = parts.next()?.parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(year, month, number)?;
    let (time, day_after) = clock(rest.trim())?;
    let day = if day_after { day.succ_opt()? } else { day };
    Some(day.and_time(time))
}

/// `14:00`, `14:00:00`, `24:00`; the second part says that it is the next day's midnight. What names a part of the
/// day is for [`period`].
fn clock(written: &str) -> Option<(NaiveTime, bool)> {
    let mut parts = written.trim().split(':').map(str::trim);
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = match parts.next()? {
        "" => 0,
        minute => minute.parse().ok()?,
    };
    let second: u32 = parts.next().map_or(Some(0), |s| s.parse().ok())?;
    if parts.next().is_some() {
        return None;
    }
    if (hour, minute, second) == (24, 0, 0) {
        return Some((NaiveTime::MIN, true));
    }
    NaiveTime::from_hms_opt(hour, minute, second).map(|time| (time, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_in_all_hands() {
        for written in [
            "2020-11-15 14:00",
            "2020/11/15 14:00",
            "2020年11月15日 14:00",
            "2020年11月15日14时00分",
            "2020.11.15 14:00:00",
            "２０２０－１１－１５　１４：００",
            "2020-11-15T14:00",
            "2020年11月15日 14点",
        ] {
            let cell = Cell::of(&DataRef::String(written.into()));
            let moment = cell.moment().unwrap_or_else(|| panic!("{written}"));
            assert_eq!(moment.to_string(), "2020-11-15 14:00:00", "{written}");
        }
        let midnight = Cell::of(&DataRef::String("2020-11-30 24:00".into()));
        assert_eq!(
            midnight.moment().map(|m| m.to_string()).as_deref(),
            Some("2020-12-01 00:00:00")
        );
        for bad in [
            "2020-11-31 10:00",
            "2020-11-15",
            "明天 10:00",
            "11-15 10:00",
            "2020-11-15 25:00",
        ] {
            assert_eq!(
                Cell::of(&DataRef::String(bad.into())).moment(),
                None,
                "{bad}"
            );
        }
    }

    #[test]
    fn what_programs_write_for_others_is_read_as_it_is_shown() {
        for (written, shown, doubted) in [
            ("2020-11-15T14:00:00.000Z", "2020-11-15 14:00", true),
            ("2020-11-15T14:00:00+08:00", "2020-11-15 14:00", false),
            ("2020-11-15T14:00:00", "2020-11-15 14:00", false),
            ("2020-11-15T13:59:59.999", "2020-11-15 14:00", false),
            ("2020-11-15", "2020-11-15", false),
            ("1899-12-31T14:30:00.000Z", "14:30", false),
        ] {
            let cell = Cell::of(&DataRef::DateTimeIso(written.into()));
            assert_eq!(
                (cell.text.as_str(), cell.doubt.is_some()),
                (shown, doubted),
                "{written}"
            );
            assert_eq!(cell.time().is_some(), shown.len() == 5, "{written}");
        }
        let text = Cell::of(&DataRef::String("2020-11-15T14:00:00.000Z".into()));
        assert_eq!(
            text.moment().map(|m| m.to_string()).as_deref(),
            Some("2020-11-15 14:00:00")
        );
        for (written, shown) in [
            ("'13944400000", "13944400000"),
            ("'=1+1", "=1+1"),
            ("'90后'读书会", "'90后'读书会"),
        ] {
            assert_eq!(Cell::written(written).text, shown, "{written}");
        }
        assert!(Cell::written("=DISPIMG(\"ID_1\",1)").fault.is_some());
    }

    #[test]
    fn numbers_are_digits_and_serials_are_days() {
        assert_eq!(Cell::of(&DataRef::Float(1.3944e10)).text, "13944000000");
        let at = Cell::of(&DataRef::Float(44_150.583_333_333_336)).moment();
        assert_eq!(
            at.map(|m| m.to_string()).as_deref(),
            Some("2020-11-15 14:00:00")
        );
        assert_eq!(Cell::of(&DataRef::Float(5.0)).moment(), None);
        let time = Cell::of(&DataRef::String("16：30".into())).time();
        assert_eq!(time, NaiveTime::from_hms_opt(16, 30, 0));
    }
}
