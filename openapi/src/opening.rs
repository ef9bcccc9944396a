//! Openings and local weeks (docs/DOMAIN.md R2, R3).

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::activity::Mode;
use crate::limit;
use crate::organization::OrganizationRef;
use crate::validate::{Check, Validate};
use crate::window::WindowState;

/// What an office says of its opening and its own week. The province's own sets the window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningInput {
    /// Absent: 时间另行通知.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
    #[serde(default)]
    #[schema(max_length = 80)]
    pub place: String,
    #[serde(default)]
    pub mode: Option<Mode>,
    /// First day of the local week.
    #[serde(default)]
    pub first_day: Option<NaiveDate>,
    /// Last day of the local week, included.
    #[serde(default)]
    pub last_day: Option<NaiveDate>,
    /// Where to watch.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub watch_url: String,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub note: String,
}

impl Validate for OpeningInput {
    fn validate(&self, check: &mut Check) {
        check.text("place", &self.place, limit::NAME);
        check.url("watch_url", &self.watch_url);
        check.text("note", &self.note, limit::NOTE);
        // The calendar of the window rule must not run out of days.
        let years = [
            ("at", self.at.map(|at| at.year())),
            ("first_day", self.first_day.map(|day| day.year())),
            ("last_day", self.last_day.map(|day| day.year())),
        ];
        for (field, year) in years {
            check.that(
                year.is_none_or(|y| (2000..=2100).contains(&y)),
                field,
                "out_of_range",
                "年份应在2000至2100之间。",
            );
        }
        match (self.first_day, self.last_day) {
            (Some(first), Some(last)) => {
                check.that(
                    first <= last,
                    "last_day",
                    "before_start",
                    "结束日期不能早于开始日期。",
                );
                check.that(
                    (last - first).num_days() < 366,
                    "last_day",
                    "too_long",
                    "地方活动周不能超过一年。",
                );
            }
            (Some(_), None) => check.fault("last_day", "required", "请填写结束日期。"),
            (None, Some(_)) => check.fault("first_day", "required", "请填写开始日期。"),
            (None, None) => {}
        }
    }
}

/// An office's opening and week in an edition, with what the window rule says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Opening {
    pub organization: OrganizationRef,
    pub content: OpeningInput,
    pub window: WindowState,
    pub version: i32,
}

/// All openings of an edition: the province first, then reporters in the notice's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Openings {
    pub items: Vec<Opening>,
    /// First and last day that the rule permits, where the provincial opening is known.
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
}

/// What saving an opening did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OpeningSaved {
    pub opening: Opening,
    /// Offices whose week lies outside now; they have been told.
    pub outside: Vec<OrganizationRef>,
}
