//! A nominated activity (docs/DOMAIN.md R10).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::ActivityId;
use crate::limit;
use crate::validate::{Check, Validate};

/// An activity put forward as 示范活动. All else in annex 5 comes out of the activity itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Exemplar {
    pub activity_id: ActivityId,
    /// 预计人次
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000_000)]
    pub expected: Option<i32>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub note: String,
}

impl Validate for Exemplar {
    fn validate(&self, check: &mut Check) {
        let sound = self.expected.is_none_or(|n| (0..=100_000_000).contains(&n));
        check.that(
            sound,
            "expected",
            "out_of_range",
            "预计人次应在0至1亿之间。",
        );
        check.text("note", &self.note, limit::SUMMARY);
    }
}
