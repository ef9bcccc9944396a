//! Participation reports (docs/DOMAIN.md R33): 人次, 人数 and 线上观看 are three numbers, never added.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::limit;
use crate::validate::{Check, Validate};

/// How many took part in an activity, as its organization counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipationInput {
    /// 现场参与人次: a person who comes twice counts twice.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000_000)]
    pub visits: Option<i64>,
    /// 现场参与人数: a person counts once.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000_000)]
    pub persons: Option<i64>,
    /// 线上观看人次.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 10_000_000_000_i64)]
    pub online_views: Option<i64>,
    /// 数据截至; today where absent.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub note: String,
}

impl Validate for ParticipationInput {
    fn validate(&self, check: &mut Check) {
        for (field, value, most) in [
            ("visits", self.visits, 100_000_000),
            ("persons", self.persons, 100_000_000),
            ("online_views", self.online_views, 10_000_000_000),
        ] {
            let sound = value.is_none_or(|n| (0..=most).contains(&n));
            check.that(sound, field, "out_of_range", "数字过大或为负数，请核对。");
        }
        let some = self.visits.is_some() || self.persons.is_some() || self.online_views.is_some();
        check.that(
            some,
            "visits",
            "required",
            "请至少填写一项数字，没有的填0。",
        );
        let turned = matches!((self.visits, self.persons), (Some(visits), Some(persons)) if persons > visits);
        check.that(
            !turned,
            "persons",
            "out_of_range",
            "人数不能多于人次：一人参加两次，计两人次、一人。",
        );
        check.that(
            self.as_of.is_none_or(|d| (2000..=2100).contains(&d.year())),
            "as_of",
            "out_of_range",
            "年份应在2000至2100之间。",
        );
        check.text("note", &self.note, limit::NOTE);
    }
}

/// A participation report as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Participation {
    pub content: ParticipationInput,
    /// Display name.
    pub reported_by: String,
    pub reported_at: DateTime<Utc>,
}
