//! The window rule (docs/DOMAIN.md R3): a city's local week lies within n calendar months before or
//! after the provincial opening, both ends included, the day clamped to the month's end.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;

/// How far a city's own week may lie from the provincial opening: data of an edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum WindowRule {
    /// Cities choose freely.
    #[default]
    Free,
    /// Within `months` calendar months before or after the opening, ends included.
    Months {
        #[schema(minimum = 1, maximum = 12)]
        months: u32,
    },
    /// The same seven days for everyone, beginning on the opening's day.
    SameWeek,
}

coded_enum! {
    /// What the rule says of one local week.
    pub enum WindowState {
        /// The city has not given its dates.
        Unset = "unset" "未填报",
        /// The provincial opening is not known yet: neither passed nor failed.
        Pending = "pending" "待省级时间确定后核验",
        /// Lies inside.
        Inside = "inside" "在规定时间内",
        /// Lies outside, wholly or in part.
        Outside = "outside" "超出规定时间",
    }
}

impl WindowRule {
    /// First and last permitted day, both included; `None` when every day is permitted.
    pub fn bounds(self, opening: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Free => None,
            Self::Months { months } => {
                let n = Months::new(months);
                let first = opening.checked_sub_months(n).unwrap_or(NaiveDate::MIN);
                let last = opening.checked_add_months(n).unwrap_or(NaiveDate::MAX);
                Some((first, last))
            }
            Self::SameWeek => Some((opening, opening + chrono::Days::new(6))),
        }
    }

    /// Checks a local week `[first, last]` against the provincial opening's day.
    pub fn check(
        self,
        opening: Option<NaiveDate>,
        week: Option<(NaiveDate, NaiveDate)>,
    ) -> WindowState {
        let Some((first, last)) = week else {
            return WindowState::Unset;
        };
        if self == Self::Free {
            return WindowState::Inside;
        }
        let Some(opening) = opening else {
            return WindowState::Pending;
        };
        match self.bounds(opening) {
            Some((from, to)) if first < from || last > to => WindowState::Outside,
            _ => WindowState::Inside,
        }
    }

    pub fn label(self) -> String {
        match self {
            Self::Free => "由各地自行安排".into(),
            Self::Months { months } => format!("省级启动仪式前后{months}个月内（含首尾两日）"),
            Self::SameWeek => "与省级同一周".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(y: i32, m: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, day).expect("a real date")
    }

    const MONTH: WindowRule = WindowRule::Months { months: 1 };

    #[test]
    fn bounds_are_clamped_to_the_month_end() {
        assert_eq!(
            MONTH.bounds(d(2020, 11, 15)),
            Some((d(2020, 10, 15), d(2020, 12, 15)))
        );
        assert_eq!(
            MONTH.bounds(d(2020, 3, 31)),
            Some((d(2020, 2, 29), d(2020, 4, 30)))
        );
        assert_eq!(
            MONTH.bounds(d(2021, 3, 31)),
            Some((d(2021, 2, 28), d(2021, 4, 30)))
        );
        assert_eq!(
            MONTH.bounds(d(2021, 1, 31)),
            Some((d(2020, 12, 31), d(2021, 2, 28)))
        );
    }

    #[test]
    fn both_ends_are_included() {
        let opening = Some(d(2020, 11, 15));
        let at = |a, b| MONTH.check(opening, Some((a, b)));
        assert_eq!(at(d(2020, 10, 15), d(2020, 12, 15)), WindowState::Inside);
        assert_eq!(at(d(2020, 10, 14), d(2020, 10, 20)), WindowState::Outside);
        assert_eq!(at(d(2020, 12, 10), d(2020, 12, 16)), WindowState::Outside);
    }

    #[test]
    fn unknown_opening_is_pending_not_passed() {
        assert_eq!(
            MONTH.check(None, Some((d(2020, 11, 1), d(2020, 11, 7)))),
            WindowState::Pending
        );
        assert_eq!(MONTH.check(None, None), WindowState::Unset);
        assert_eq!(
            WindowRule::Free.check(None, Some((d(2020, 1, 1), d(2020, 1, 2)))),
            WindowState::Inside
        );
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0i64..40_000).prop_map(|n| d(1990, 1, 1) + chrono::Days::new(n as u64))
    }

    proptest! {
        #[test]
        fn the_opening_day_itself_is_always_inside(opening in any_day(), months in 1u32..=12) {
            let rule = WindowRule::Months { months };
            prop_assert_eq!(rule.check(Some(opening), Some((opening, opening))), WindowState::Inside);
        }

        #[test]
        fn bounds_never_leave_the_neighbouring_months(opening in any_day(), months in 1u32..=12) {
            use chrono::Datelike;
            let (from, to) = WindowRule::Months { months }.bounds(opening).expect("bounded");
            let month = |x: NaiveDate| x.year() * 12 + x.month0() as i32;
            prop_assert_eq!(month(opening) - month(from), months as i32);
            prop_assert_eq!(month(to) - month(opening), months as i32);
            // Clamped only where the month is too short; never moved otherwise.
            prop_assert!(from.day() == opening.day() || (from + chrono::Days::new(1)).day() == 1);
            prop_assert!(to.day() == opening.day() || (to + chrono::Days::new(1)).day() == 1);
        }

        #[test]
        fn inside_means_between_the_bounds(opening in any_day(), shift in -80i64..80, len in 0u64..40) {
            let first = if shift < 0 { opening - chrono::Days::new(shift.unsigned_abs()) } else { opening + chrono::Days::new(shift as u64) };
            let last = first + chrono::Days::new(len);
            let (from, to) = MONTH.bounds(opening).expect("bounded");
            let inside = MONTH.check(Some(opening), Some((first, last))) == WindowState::Inside;
            prop_assert_eq!(inside, from <= first && last <= to);
        }
    }
}
