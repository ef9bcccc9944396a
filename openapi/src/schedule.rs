//! When an activity takes place: dated slots, or a weekly repetition, expanded into occurrences.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::limit;
use crate::time;
use crate::validate::Check;

/// One dated instance. A draft may hold half a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    #[serde(default)]
    pub starts_at: Option<DateTime<Utc>>,
    /// Exclusive: an end at midnight does not occupy the next day.
    #[serde(default)]
    pub ends_at: Option<DateTime<Utc>>,
}

/// A whole occurrence: `[starts_at, ends_at)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Occurrence {
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// How the dates of an activity are said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Schedule {
    /// One or several dates.
    Dates {
        #[schema(max_items = 200)]
        slots: Vec<Slot>,
    },
    /// The same hours on the same days of the week (RFC 5545 `FREQ=WEEKLY`).
    Weekly(Weekly),
}

impl Default for Schedule {
    fn default() -> Self {
        Self::Dates {
            slots: vec![Slot::default()],
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Weekly {
    /// 1 Monday … 7 Sunday (ISO 8601).
    #[schema(max_items = 7)]
    pub weekdays: Vec<u8>,
    #[serde(default)]
    pub first_day: Option<NaiveDate>,
    /// Included.
    #[serde(default)]
    pub last_day: Option<NaiveDate>,
    /// Shanghai wall clock.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "09:00:00")]
    pub starts: Option<NaiveTime>,
    /// Not after `starts`: ends on the next day.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "11:00:00")]
    pub ends: Option<NaiveTime>,
    /// Days left out.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub except: Vec<NaiveDate>,
}

impl Schedule {
    /// The occurrences in order of time; incomplete slots are left out. At most one more than the
    /// limit is made, so that the caller can tell "too many" without making them all.
    pub fn expand(&self) -> Vec<Occurrence> {
        let mut all: Vec<Occurrence> = match self {
            Self::Dates { slots } => slots
                .iter()
                .filter_map(|s| {
                    Some(Occurrence {
                        starts_at: s.starts_at?,
                        ends_at: s.ends_at?,
                    })
                })
                .collect(),
            Self::Weekly(weekly) => weekly.expand(),
        };
        all.sort();
        all
    }

    /// What a draft must hold.
    pub fn check_draft(&self, check: &mut Check) {
        match self {
            Self::Dates { slots } => {
                let count = slots.len();
                check.that(
                    count <= limit::OCCURRENCES,
                    "slots",
                    "too_many",
                    too_many(count),
                );
                for (i, slot) in slots.iter().take(limit::OCCURRENCES).enumerate() {
                    check.under(format!("slots.{i}"), |c| slot.check(c));
                }
            }
            Self::Weekly(weekly) => {
                let sound = weekly.weekdays.iter().all(|d| (1..=7).contains(d))
                    && weekly.weekdays.len() <= 7;
                check.that(
                    sound,
                    "weekdays",
                    "unknown",
                    "星期应为1（星期一）至7（星期日）。",
                );
                let backwards =
                    matches!((weekly.first_day, weekly.last_day), (Some(a), Some(b)) if b < a);
                check.that(
                    !backwards,
                    "last_day",
                    "before_start",
                    "结束日期不能早于开始日期。",
                );
                for (field, day) in [
                    ("first_day", weekly.first_day),
                    ("last_day", weekly.last_day),
                ] {
                    check.that(day.is_none_or(in_range), field, "out_of_range", RANGE);
                }
                check.that(
                    weekly.except.len() <= limit::OCCURRENCES,
                    "except",
                    "too_many",
                    "除外日期过多，请缩短起止日期。",
                );
                let count = weekly.expand().len();
                check.that(
                    count <= limit::OCCURRENCES,
                    "last_day",
                    "too_many",
                    too_many(count),
                );
            }
        }
    }

    /// What a submission must hold besides.
    pub fn check_submit(&self, check: &mut Check) {
        match self {
            Self::Dates { slots } => {
                check.that(
                    !slots.is_empty(),
                    "slots",
                    "required",
                    "请至少填写一个场次的时间。",
                );
                for (i, slot) in slots.iter().enumerate() {
                    check.under(format!("slots.{i}"), |c| {
                        c.that(
                            slot.starts_at.is_some(),
                            "starts_at",
                            "required",
                            "请填写开始时间。",
                        );
                        c.that(
                            slot.ends_at.is_some(),
                            "ends_at",
                            "required",
                            "请填写结束时间。",
                        );
                    });
                }
                let whole = self.expand();
                let twice = whole.windows(2).any(|w| w[0] == w[1]);
                check.that(
                    !twice,
                    "slots",
                    "duplicate",
                    "有两个场次的时间完全相同，请删除重复的场次。",
                );
            }
            Self::Weekly(weekly) => {
                check.that(
                    !weekly.weekdays.is_empty(),
                    "weekdays",
                    "required",
                    "请选择每周的星期几举行。",
                );
                check.that(
                    weekly.first_day.is_some(),
                    "first_day",
                    "required",
                    "请填写开始日期。",
                );
                check.that(
                    weekly.last_day.is_some(),
                    "last_day",
                    "required",
                    "请填写结束日期。",
                );
                check.that(
                    weekly.starts.is_some(),
                    "starts",
                    "required",
                    "请填写开始时间。",
                );
                check.that(
                    weekly.ends.is_some(),
                    "ends",
                    "required",
                    "请填写结束时间。",
                );
                let complete = weekly.first_day.is_some()
                    && weekly.last_day.is_some()
                    && weekly.starts.is_some()
                    && weekly.ends.is_some();
                let none = complete && !weekly.weekdays.is_empty() && weekly.expand().is_empty();
                check.that(
                    !none,
                    "weekdays",
                    "empty",
                    "所选日期范围内没有符合条件的场次，请检查星期和起止日期。",
                );
            }
        }
    }
}

impl Slot {
    fn check(&self, check: &mut Check) {
        for (field, at) in [("starts_at", self.starts_at), ("ends_at", self.ends_at)] {
            check.that(
                at.is_none_or(|at| in_range(time::day(at))),
                field,
                "out_of_range",
                RANGE,
            );
        }
        if let (Some(from), Some(to)) = (self.starts_at, self.ends_at) {
            check.that(
                from < to,
                "ends_at",
                "before_start",
                "结束时间必须晚于开始时间。",
            );
            check.that(
                (to - from).num_days() <= 366,
                "ends_at",
                "too_long",
                "一个场次不能超过一年。",
            );
        }
    }
}

impl Weekly {
    fn expand(&self) -> Vec<Occurrence> {
        let (Some(first), Some(last), Some(starts), Some(ends)) =
            (self.first_day, self.last_day, self.starts, self.ends)
        else {
            return Vec::new();
        };
        if !in_range(first) || !in_range(last) {
            return Vec::new();
        }
        let overnight = u64::from(ends <= starts);
        first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| {
                self.weekdays
                    .contains(&(day.weekday().number_from_monday() as u8))
                    && !self.except.contains(day)
            })
            .take(limit::OCCURRENCES + 1)
            .map(|day| Occurrence {
                starts_at: time::instant(day.and_time(starts)),
                ends_at: time::instant((day + Days::new(overnight)).and_time(ends)),
            })
            .collect()
    }
}

const RANGE: &str = "日期应在2000年至2100年之间。";

fn in_range(day: NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

fn too_many(count: usize) -> String {
    let shown = if count > limit::OCCURRENCES {
        format!("{}个以上", limit::OCCURRENCES)
    } else {
        count.to_string()
    };
    format!(
        "场次不能超过{}个，现有{shown}，请拆分为几项活动。",
        limit::OCCURRENCES
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, m, d).expect("a real date")
    }

    fn weekly(weekdays: Vec<u8>, first: NaiveDate, last: NaiveDate) -> Weekly {
        Weekly {
            weekdays,
            first_day: Some(first),
            last_day: Some(last),
            starts: NaiveTime::from_hms_opt(22, 0, 0),
            ends: NaiveTime::from_hms_opt(1, 0, 0),
            except: vec![day(11, 9)],
        }
    }

    #[test]
    fn weekly_crosses_midnight_and_leaves_out() {
        let all = Schedule::Weekly(weekly(vec![1], day(11, 1), day(11, 30))).expand();
        assert_eq!(all.len(), 4, "Mondays 2, 16, 23, 30; the 9th is left out");
        assert_eq!(
            time::local(all[0].starts_at).to_string(),
            "2020-11-02 22:00:00"
        );
        assert_eq!(
            time::local(all[0].ends_at).to_string(),
            "2020-11-03 01:00:00"
        );
    }

    #[test]
    fn too_many_is_told_without_making_them_all() {
        let schedule = Schedule::Weekly(Weekly {
            last_day: NaiveDate::from_ymd_opt(2099, 1, 1),
            ..weekly(vec![1, 2, 3, 4, 5, 6, 7], day(1, 1), day(1, 1))
        });
        let mut check = Check::default();
        schedule.check_draft(&mut check);
        assert_eq!(check.errors[0].code, "too_many");
        assert_eq!(schedule.expand().len(), limit::OCCURRENCES + 1);
    }

    #[test]
    fn end_before_start_is_a_fault_of_the_end() {
        let at = time::start_of(day(11, 1));
        let schedule = Schedule::Dates {
            slots: vec![Slot {
                starts_at: Some(at),
                ends_at: Some(at),
            }],
        };
        let mut check = Check::default();
        schedule.check_draft(&mut check);
        assert_eq!(
            (
                check.errors[0].field.as_str(),
                check.errors[0].code.as_str()
            ),
            ("slots.0.ends_at", "before_start")
        );
    }
}
