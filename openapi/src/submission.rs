//! Submissions (docs/DOMAIN.md R16–R22): one organization's delivery of one material, with versions and
//! a review state.

mod check;
mod content;
mod part;
mod stage;
mod timing;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entry::{ReviewedRevision, entry, list_filter};
use crate::extension::Extension;
use crate::id::{EditionId, MaterialId, OrganizationId, SubmissionId};
use crate::material::{Material, Part};
use crate::operation::Operation;
use crate::organization::OrganizationRef;
use crate::validate::{Check, Validate};

pub use check::{ExemplarFact, Facts, Finding, PhotoFact, findings, meaningless, unexplained};
pub use content::{
    Case, Explanation, FigureValue, Photo, Statement, StatementKind, SubmissionContent,
    SubmittedDocument,
};
pub use part::Exemplar;
pub use stage::STEPS;
pub use timing::{GRACE, timing};

pub use crate::workflow::{Remark, Review, Stage, SubmissionState, Timing, Verdict};

/// Begins a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionCreate {
    pub material_id: MaterialId,
    /// For which organization; the caller's own where absent.
    #[serde(default)]
    pub organization_id: Option<OrganizationId>,
    #[serde(default)]
    pub content: SubmissionContent,
}

impl Validate for SubmissionCreate {
    fn validate(&self, check: &mut Check) {
        check.under("content", |c| self.content.validate(c));
    }
}

entry!(
    Submission: SubmissionId, SubmissionContent, SubmissionRevision, SubmissionRow, SubmissionFilter, SubmissionState, office
);

/// One version: what was written and what became of it.
pub type SubmissionRevision = ReviewedRevision<SubmissionContent>;

/// The first value of a figure, and from what it was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Prefill {
    pub code: String,
    pub value: String,
    /// `12项已发布活动` and the like.
    pub explanation: String,
}

/// A submission as its filers and reviewers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Submission {
    pub id: SubmissionId,
    pub edition_id: EditionId,
    /// As it binds this submission: of a part less is asked.
    pub material: Material,
    pub organization: OrganizationRef,
    /// Handed in to the reporter above, which gathers it; not owed by this organization itself.
    pub part: bool,
    /// Whose review it awaits.
    pub office: Option<OrganizationRef>,
    /// The closing instant for this organization, extension included.
    pub due: Option<DateTime<Utc>>,
    pub extension: Option<Extension>,
    /// The version in work, or the newest where none is.
    pub revision: ReviewedRevision<SubmissionContent>,
    /// The number of the accepted version, where another than `revision`.
    pub accepted_number: Option<i32>,
    /// The review that sent it back, until another review passes it: also while the next version is written.
    pub sent_back: Option<Review>,
    /// What the rules say of `revision`, while it can be edited.
    pub findings: Vec<Finding>,
    pub prefill: Vec<Prefill>,
    /// The nominated activities, in the order of the content; those out of reach are left out.
    pub exemplars: Vec<ExemplarFact>,
    /// Digests of photos that the organization uses in other materials of the edition, with their labels.
    pub used_photos: Vec<UsedPhoto>,
    /// Parts of organizations below that can be gathered.
    pub parts: i64,
    /// What the caller may do now.
    pub actions: Vec<Operation>,
    pub sample: bool,
    /// Grows with each change; also the `ETag`.
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A photo that stands in another material too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UsedPhoto {
    pub digest: String,
    /// Label of the other material.
    pub material: String,
}

/// A submission in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SubmissionRow {
    pub id: SubmissionId,
    pub material_id: MaterialId,
    pub material: String,
    pub organization: OrganizationRef,
    pub part: bool,
    pub state: SubmissionState,
    /// Whose review it awaits.
    pub office: Option<OrganizationRef>,
    /// The content's title, or how it begins.
    pub title: String,
    pub photos: i32,
    pub statement: Option<StatementKind>,
    pub timing: Option<Timing>,
    pub revision_number: i32,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub sample: bool,
}

list_filter! {
    /// Which submissions to list; all lie in the caller's reach.
    pub struct SubmissionFilter {
        pub material_id: Option<MaterialId>,
        pub state: Option<SubmissionState>,
        /// This organization and all below it.
        pub organization_id: Option<OrganizationId>,
        /// Only what awaits the review of the caller's office; the longest waiting first.
        pub waiting: Option<bool>,
        /// Only parts, or only what is owed.
        pub part: Option<bool>,
    }
}

/// Takes parts of organizations below into one's own submission, behind what is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Gathering {
    /// Submissions of the same material, accepted by the caller's office.
    #[schema(min_items = 1, max_items = 100)]
    pub submissions: Vec<SubmissionId>,
    /// Which pieces to take.
    #[schema(min_items = 1, max_items = 8)]
    pub parts: Vec<Part>,
}

impl Validate for Gathering {
    fn validate(&self, check: &mut Check) {
        check.that(
            (1..=100).contains(&self.submissions.len()),
            "submissions",
            "required",
            "请选择1至100份材料。",
        );
        check.that(
            (1..=8).contains(&self.parts.len()),
            "parts",
            "required",
            "请选择要汇集的内容。",
        );
    }
}
