//! What offices review one after the other: where it stands, and what they say of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Reason, WorkflowState};
use crate::coded::coded_enum;
use crate::limit;
use crate::organization::OrganizationRef;
use crate::validate::{Check, Validate};

coded_enum! {
    /// Where a version stands.
    #[derive(Default)]
    pub enum SubmissionState {
        #[default]
        Draft = "draft" "草稿",
        Submitted = "submitted" "待审核",
        /// Passed by the city, awaits the province.
        Endorsed = "endorsed" "市级已审，待省级审核",
        Returned = "returned" "已退回",
        Accepted = "accepted" "已接收",
        /// Was accepted until a newer version was.
        Superseded = "superseded" "历史版本",
    }
}

impl SubmissionState {
    /// Writing goes on: in place for a draft, as the next version for what was returned.
    pub fn editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// An office has it on its desk.
    pub fn waiting(self) -> bool {
        matches!(self, Self::Submitted | Self::Endorsed)
    }
}

impl WorkflowState for SubmissionState {
    const DRAFT: Self = Self::Draft;
    const IN_FORCE: Self = Self::Accepted;
    const SUPERSEDED: Self = Self::Superseded;

    fn code(self) -> &'static str {
        self.code()
    }

    fn parse(code: &str) -> Option<Self> {
        Self::parse(code)
    }
}

coded_enum! {
    /// How a version came in.
    pub enum Timing {
        OnTime = "on_time" "按时",
        /// After the deadline, within an extension.
        Extended = "extended" "延期内",
        /// Submitted right after the deadline with a file whose upload had begun before.
        UploadInTime = "upload_in_time" "按时（截止前开始上传）",
        /// After the deadline, in answer to a return of what had come in time.
        Correction = "correction" "退回后修改",
        /// After the deadline, beside an accepted version.
        Supplement = "supplement" "截止后补充",
    }
}

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
