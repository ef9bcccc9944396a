//! One cell that says from when to when, as offices write it: `11月15日 9:00-11:00`, `11.15-11.17`,
//! `2020年11月15日上午`.

mod hour;
mod token;

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use hour::{Minutes, Span};
use token::{Clock, Day, Token};

/// Most days that one cell may span with hours of each day.
const DAYS: i64 = 60;

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Start and end; several where the same hours are kept on several days.
    pub slots: Vec<(NaiveDateTime, Option<NaiveDateTime>)>,
    /// What was taken to be meant, where it is not said or may be meant otherwise: sentences.
    pub notes: Vec<String>,
}

/// `None` where it names no certain day. A day without a year is one of `year`.
pub fn read(written: &str, year: i32) -> Option<Period> {
    let tokens = token::split(written)?;
    let mut at = At(&tokens);
    let first = at.day()?.of(year, None)?;
    let mut last = None;
    if let Some(day) = at.after_dash(At::day) {
        last = Some(day.of(first.0, Some(first))?);
    }
    let from = at.clock();
    let (mut late, mut to) = (None, None);
    if from.is_some() && at.dash() {
        if last.is_none() {
            late = at.day().and_then(|day| day.of(first.0, Some(first)));
        }
        to = at.clock();
        if late.is_none() && to.is_none() {
            return None;
        }
    }
    if !at.0.is_empty() {
        return None;
    }
    let first = date(first)?;
    let last = match last.or(late) {
        Some(last) => date(last)?,
        None => first,
    };
    if last < first {
        return None;
    }
    let several = last != first;
    let Some(from) = from else {
        return Some(Period {
            slots: vec![(midnight(first), Some(midnight(last.succ_opt()?)))],
            notes: vec!["没有写钟点，按全天计，请在草稿中核对。".to_owned()],
        });
    };
    let begins = hour::begins(&from)?;
    let mut unsure = begins.unsure;
    let (starts, ends) = match (begins.of, to) {
        (Span::Hour(starts), None) => (starts, None),
        (Span::Part(starts, ends), None) => (starts, Some(ends)),
        (Span::Hour(starts) | Span::Part(starts, _), Some(to)) => {
            // An end on a day of its own is no later than it says.
            let from_start = if late.is_some() { 0 } else { starts };
            let read = hour::ends(from_start, from.half, &to)?;
            unsure |= read.unsure;
            (starts, Some(read.of))
        }
    };
    let at_end = |day: NaiveDate, time: Minutes| {
        midnight(day).checked_add_signed(Duration::minutes(i64::from(time)))
    };
    let slots = if late.is_some() {
        let end = match ends {
            Some(time) => at_end(last, time)?,
            None => midnight(last.succ_opt()?),
        };
        vec![(at_end(first, starts)?, Some(end))]
    } else {
        if (last - first).num_days() >= DAYS {
            return None;
        }
        first
            .iter_days()
            .take_while(|day| *day <= last)
            .map(|day| {
                let end = match ends {
                    Some(time) => Some(at_end(day, time)?),
                    None => None,
                };
                Some((at_end(day, starts)?, end))
            })
            .collect::<Option<Vec<_>>>()?
    };
    let mut notes = Vec::new();
    if unsure && let Some(slot) = slots.first() {
        notes.push(format!(
            "钟点不能确定，按{}计，请在草稿中核对。",
            shown(slot)
        ));
    }
    if several && late.is_none() {
        notes.push("按每天同一时段计，请在草稿中核对。".to_owned());
    }
    Some(Period { slots, notes })
}

/// The end of what begins at `start`, where it is an hour alone; and whether that may be meant otherwise.
pub fn end(start: NaiveDateTime, written: &str) -> Option<(NaiveDateTime, bool)> {
    end_at(start, &clock(written)?)
}

/// As [`end`], of an hour that a program keeps as a number.
pub fn end_of_time(start: NaiveDateTime, time: NaiveTime) -> Option<(NaiveDateTime, bool)> {
    let hour = Some((time.hour(), time.minute()));
    end_at(start, &Clock { half: None, hour })
}

fn end_at(start: NaiveDateTime, clock: &Clock) -> Option<(NaiveDateTime, bool)> {
    let begins = start.hour() * 60 + start.minute();
    let read = hour::ends(begins, None, clock)?;
    let end = midnight(start.date()).checked_add_signed(Duration::minutes(read.of.into()))?;
    Some((end, read.unsure))
}

/// A day and nothing else.
pub fn is_day(written: &str) -> bool {
    matches!(token::split(written).as_deref(), Some([Token::Day(_)]))
}

/// An hour and nothing else.
pub fn clock(written: &str) -> Option<Clock> {
    match token::split(written)?.as_slice() {
        [Token::Clock(clock)] if clock.hour.is_some() => Some(*clock),
        _ => None,
    }
}

/// `11月15日11:30至13:00`, for whoever confirms it.
pub fn shown((from, to): &(NaiveDateTime, Option<NaiveDateTime>)) -> String {
    let day = |at: &NaiveDateTime| format!("{}月{}日", at.month(), at.day());
    let hour = |at: &NaiveDateTime| format!("{}:{:02}", at.hour(), at.minute());
    let mut said = day(from) + &hour(from);
    if let Some(to) = to {
        said.push('至');
        if to.date() != from.date() {
            said += &day(to);
        }
        said += &hour(to);
    }
    said
}

/// Year, month, day.
type Ymd = (i32, u32, u32);

impl Day {
    /// What is left out is the first day's; a month before the first day's is of the next year.
    fn of(self, year: i32, first: Option<Ymd>) -> Option<Ymd> {
        let month = self.month.or(first.map(|f| f.1))?;
        let year = self.year.unwrap_or(match first {
            Some((year, before, _)) if month < before => year + 1,
            _ => year,
        });
        Some((year, month, self.day))
    }
}

fn date((year, month, day): Ymd) -> Option<NaiveDate> {
    // Others are mistakes, and dates far away overflow.
    (1990..=2100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

/// Where the reading stands.
struct At<'a>(&'a [Token]);

impl At<'_> {
    fn day(&mut self) -> Option<Day> {
        let [Token::Day(day), rest @ ..] = self.0 else {
            return None;
        };
        self.0 = rest;
        Some(*day)
    }
    fn clock(&mut self) -> Option<token::Clock> {
        let [Token::Clock(clock), rest @ ..] = self.0 else {
            return None;
        };
        self.0 = rest;
        Some(*clock)
    }
    fn dash(&mut self) -> bool {
        let [Token::Dash, rest @ ..] = self.0 else {
            return false;
        };
        self.0 = rest;
        true
    }
    /// Nothing is taken where that does not follow.
    fn after_dash<T>(&mut self, take: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.0;
        if self.dash()
            && let Some(found) = take(self)
        {
            return Some(found);
        }
        self.0 = before;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(written: &str) -> String {
        let Some(period) = read(written, 2020) else {
            return "-".into();
        };
        let slot = |(from, to): &(NaiveDateTime, Option<NaiveDateTime>)| {
            let to = to.map_or("?".into(), |t| t.format("%m-%d %H:%M").to_string());
            format!("{} {to}", from.format("%m-%d %H:%M"))
        };
        let all: Vec<String> = period.slots.iter().map(slot).collect();
        all.join("; ")
    }

    #[test]
    fn as_offices_write_it() {
        for (written, meant) in [
            ("11月15日 9:00-11:00", "11-15 09:00 11-15 11:00"),
            ("11月15日9：00—11：00", "11-15 09:00 11-15 11:00"),
            ("11月15日（周日）9:00至11:00", "11-15 09:00 11-15 11:00"),
            (
                "2020年11月15日（星期日）下午2:00-4:00",
                "11-15 14:00 11-15 16:00",
            ),
            ("11月15日上午9点-下午3点半", "11-15 09:00 11-15 15:30"),
            ("11.15-11.17", "11-15 00:00 11-18 00:00"),
            ("2020.11.15－2020.11.17", "11-15 00:00 11-18 00:00"),
            ("2020-11-15", "11-15 00:00 11-16 00:00"),
            ("2020/11/15~11/17", "11-15 00:00 11-18 00:00"),
            ("11月15日-17日", "11-15 00:00 11-18 00:00"),
            ("11月15-17日", "11-15 00:00 11-18 00:00"),
            ("2020年11月15日上午", "11-15 08:00 11-15 12:00"),
            ("11月15日全天", "11-15 00:00 11-16 00:00"),
            ("11月15日 9:00", "11-15 09:00 ?"),
            ("11月15日 9:00-24:00", "11-15 09:00 11-16 00:00"),
            ("11月15日9:00-11月17日16:00", "11-15 09:00 11-17 16:00"),
            (
                "2020-11-15 09:00-2020-11-17 16:00",
                "11-15 09:00 11-17 16:00",
            ),
            ("2020-11-15 09:00 至 11:30", "11-15 09:00 11-15 11:30"),
            (
                "11月15日-16日 每天9:00-11:00",
                "11-15 09:00 11-15 11:00; 11-16 09:00 11-16 11:00",
            ),
            ("12月30日-1月2日", "12-30 00:00 01-03 00:00"),
            ("１１月１５日１４时３０分", "11-15 14:30 ?"),
            ("11月16日中午11点半", "11-16 11:30 ?"),
            ("11月16日上午9:00至中午11:40", "11-16 09:00 11-16 11:40"),
            ("11月16日晚上12点", "11-17 00:00 ?"),
            ("11月16日晚上10:00-晚上12:00", "11-16 22:00 11-17 00:00"),
            ("11月16日晚上10点到次日凌晨", "-"),
            ("11月16日晚上8点-凌晨1点", "11-16 20:00 11-17 01:00"),
            ("11月16日上午10:00-2:00", "11-16 10:00 11-16 14:00"),
            ("11月16日中午12点半-1点三刻", "11-16 12:30 11-16 13:45"),
            ("11月16日 2:00 PM-4:30 pm", "11-16 14:00 11-16 16:30"),
            ("11月16日凌晨5点钟-7点", "11-16 05:00 11-16 07:00"),
            ("11月16日中午", "11-16 11:00 11-16 13:00"),
            ("11月16日傍晚6点", "11-16 18:00 ?"),
            ("11月16日22:00-11月17日1:00", "11-16 22:00 11-17 01:00"),
            ("11月16日中午5点", "-"),
        ] {
            assert_eq!(said(written), meant, "{written}");
        }
    }

    #[test]
    fn what_is_not_certain_is_told() {
        for (written, told) in [
            ("11月16日中午11点半", ""),
            ("11月16日上午9:00至中午11:40", ""),
            ("11月16日晚上10:00-晚上12:00", ""),
            ("11月16日下午2:00-4:00", ""),
            ("11月16日晚上12点", "11月17日0:00"),
            ("11月16日晚上8点-凌晨1点", "11月16日20:00至11月17日1:00"),
            ("11月16日上午10:00-2:00", "11月16日10:00至14:00"),
            ("11月16日2:00-4:00", "11月16日2:00至4:00"),
            ("11月16日下午", "11月16日12:00至18:00"),
            ("11月16日上午14:00", "11月16日14:00"),
            ("11月16日中午12点半-3点", "11月16日12:30至15:00"),
        ] {
            let notes = read(written, 2020).expect("a time").notes;
            assert_eq!(notes.is_empty(), told.is_empty(), "{written}: {notes:?}");
            let whole = format!("按{told}计");
            assert!(
                told.is_empty() || notes[0].contains(&whole),
                "{written}: {notes:?}"
            );
        }
        let start =
            |hour| NaiveDate::from_ymd_opt(2020, 11, 15).and_then(|d| d.and_hms_opt(hour, 0, 0));
        for (begins, written, ends, told) in [
            (10, "2:00", "11-15 14:00", true),
            (14, "16:30", "11-15 16:30", false),
            (14, "下午4点", "11-15 16:00", false),
            (22, "晚上12点", "11-16 00:00", false),
            (22, "1:00", "11-16 01:00", true),
            (14, "13:00", "11-15 13:00", false),
        ] {
            let found = end(start(begins).expect("a time"), written).expect("an end");
            let shown = found.0.format("%m-%d %H:%M").to_string();
            assert_eq!(
                (shown.as_str(), found.1),
                (ends, told),
                "{begins} {written}"
            );
        }
    }

    #[test]
    fn what_names_no_day_is_not_guessed() {
        for written in [
            "11月中旬",
            "11月",
            "11月底",
            "待定",
            "另行通知",
            "2020年",
            "11月31日",
            "11月15日左右",
            "15日",
            "9:00-11:00",
            "11月17日-15日",
            "11-15",
            "周日上午",
            "活动周期间",
            "11月15日、22日",
            "11月15日 25:00",
            "11月15日 9:00-",
            "",
        ] {
            assert_eq!(said(written), "-", "{written}");
        }
    }

    proptest! {
        #[test]
        fn nothing_written_is_too_strange(written in "\\PC{0,40}", year in 2000..2090) {
            let _ = read(&written, year);
        }

        #[test]
        fn nothing_made_of_its_words_is_too_strange(
            parts in prop::collection::vec(prop::sample::select(vec![
                "11", "2020", "月", "日", "年", "-", ".", "/", ":", "9", "上午", "下午", "中午", "晚上", "凌晨", "pm", "至", "点", "半", " ", "(周日)", "99999999999",
            ]), 0..14),
        ) {
            if let Some(period) = read(&parts.concat(), 2020) {
                prop_assert!(!period.slots.is_empty() && period.slots.len() <= 60);
            }
        }

        #[test]
        fn a_day_and_its_hours_come_back(day in 0i64..700, from in 0u32..1439, long in 1u32..600) {
            let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default() + Duration::days(day);
            let starts = midnight(day) + Duration::minutes(i64::from(from));
            let ends = starts + Duration::minutes(i64::from(long));
            let whole = format!("{}-{}", starts.format("%Y年%m月%d日%H:%M"), ends.format("%Y年%m月%d日%H:%M"));
            let found = read(&whole, 1999).map(|p| p.slots);
            prop_assert_eq!(found, Some(vec![(starts, Some(ends))]));
        }
    }
}
