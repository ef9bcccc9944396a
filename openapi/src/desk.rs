//! The first page of the dashboard: what waits for me.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::activity::ActivityRow;
use crate::edition::EditionSummary;
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
    /// The longest waiting first, at most ten.
    pub waiting: Vec<ActivityRow>,
    /// Changed last in the caller's own organization, at most five.
    pub recent: Vec<ActivityRow>,
    /// The caller's office's own opening, where it has one.
    pub opening: Option<Opening>,
    /// Offices whose week lies outside the window; only for the province.
    pub outside: Vec<OrganizationRef>,
    pub unread: i64,
}
