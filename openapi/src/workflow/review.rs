//! Reviews: what an office says of a revision.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Reason;
use crate::coded::coded_enum;
use crate::limit;
use crate::organization::OrganizationRef;
use crate::validate::{Check, Validate};

coded_enum! {
    /// Whose review it is.
    pub enum Stage {
        City = "city" "市级审核",
        Province = "province" "省级审核",
    }
}

/// Why one item was returned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// Path in the content: `title`, `photos.2`, `cases.0.body`, `figures.visits`.
    #[schema(max_length = 100)]
    pub field: String,
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: String,
}

/// Returns a submission, or accepts it with a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// For the whole; may be empty where items have reasons.
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub note: String,
    #[serde(default)]
    #[schema(max_items = 100)]
    pub remarks: Vec<Remark>,
}

impl Validate for Verdict {
    fn validate(&self, check: &mut Check) {
        check.text("note", &self.note, limit::REASON);
        check.that(
            self.remarks.len() <= 100,
            "remarks",
            "too_many",
            "逐项意见不能超过100条。",
        );
        for (i, remark) in self.remarks.iter().enumerate() {
            check.under(format!("remarks.{i}"), |c| {
                c.required("reason", &remark.reason, limit::REASON);
                c.that(
                    remark.field.len() <= 100,
                    "field",
                    "too_long",
                    "字段名称过长。",
                );
            });
        }
    }
}

/// One review of one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Review {
    pub stage: Stage,
    pub organization: OrganizationRef,
    /// Display name.
    pub reviewer: String,
    /// Whether it went on, or back.
    pub passed: bool,
    pub note: String,
    pub remarks: Vec<Remark>,
    pub at: DateTime<Utc>,
}

impl From<Reason> for Verdict {
    fn from(reason: Reason) -> Self {
        Self {
            note: reason.reason,
            remarks: Vec::new(),
        }
    }
}
