//! The first page of the dashboard: what waits for me.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::activity::ActivityRow;
use crate::board::BoardState;
use crate::edition::EditionSummary;
use crate::id::{MaterialId, SubmissionId};
use crate::opening::Opening;
use crate::organization::OrganizationRef;

/// What waits for the caller in the current edition, within their reach and powers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Desk {
    pub edition: EditionSummary,
    /// Own organization's activities by state.
    pub drafts: i64,
    pub returned: i64,
    pub submitted: i64,
    pub published: i64,
    /// Submitted to the caller's office; 0 without the power to review.
    pub to_review: i64,
    /// Approved, waiting for publication; 0 without the power to publish.
    pub to_publish: i64,
    /// Articles alike.
    pub articles: DeskArticles,
    /// The longest waiting first, at most ten.
    pub waiting: Vec<ActivityRow>,
    /// Changed last in the caller's own organization, at most five.
    pub recent: Vec<ActivityRow>,
    /// What the caller's organization owes and has not been accepted, the most urgent first.
    pub due: Vec<BoardDue>,
    /// Submissions that await the review of the caller's office; 0 without the power to review.
    pub submissions_to_review: i64,
    /// The caller's office's own opening, where it has one.
    pub opening: Option<Opening>,
    /// Offices whose week lies outside the window; only for the province.
    pub outside: Vec<OrganizationRef>,
    pub unread: i64,
}

/// Articles of the own organization by state, and those that wait for the caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeskArticles {
    pub drafts: i64,
    pub returned: i64,
    pub submitted: i64,
    pub published: i64,
    /// 0 without the power to review.
    pub to_review: i64,
    /// 0 without the power to publish.
    pub to_publish: i64,
}

/// A material that is still owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardDue {
    pub material_id: MaterialId,
    pub material: String,
    pub submission_id: Option<SubmissionId>,
    pub state: BoardState,
    /// The closing instant; absent: 时间另行通知.
    pub due: Option<DateTime<Utc>>,
}
