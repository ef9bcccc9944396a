//! The completeness board (docs/DOMAIN.md R20): organizations × materials, and reminders.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::coded::coded_enum;
use crate::id::{EditionId, MaterialId, OrganizationId, ReminderId, SubmissionId};
use crate::limit;
use crate::organization::{OrganizationKind, OrganizationRef};
use crate::submission::{StatementKind, SubmissionState, Timing};
use crate::validate::{Check, Validate};

coded_enum! {
    /// What a cell says; also a filter.
    pub enum BoardState {
        /// Nothing handed in yet, in time still.
        Missing = "missing" "未报送",
        /// Nothing handed in, and the deadline is over.
        Overdue = "overdue" "逾期未报",
        /// Begun, not handed in.
        Draft = "draft" "填报中",
        /// An office has it on its desk.
        Waiting = "waiting" "待审核",
        Returned = "returned" "已退回",
        Accepted = "accepted" "已接收",
        /// Accepted as 零上报 or 不举办.
        Exempt = "exempt" "零上报/不举办",
    }
}

impl BoardState {
    /// Nothing more to do.
    pub fn complete(self) -> bool {
        matches!(self, Self::Accepted | Self::Exempt)
    }
}

/// One organization and one material.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardCell {
    pub material_id: MaterialId,
    /// Owed, or a part that a reporter may gather.
    pub owed: bool,
    pub state: BoardState,
    pub submission_id: Option<SubmissionId>,
    pub submission_state: Option<SubmissionState>,
    pub statement: Option<StatementKind>,
    /// When the newest version was handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    pub timing: Option<Timing>,
    /// The closing instant for this organization; absent: 时间另行通知.
    pub due: Option<DateTime<Utc>>,
    /// `due` comes from an extension.
    pub extended: bool,
    /// The last reminder.
    pub reminded_at: Option<DateTime<Utc>>,
}

impl BoardCell {
    /// What people read: nobody is late with what is not owed.
    pub fn shown(&self) -> BoardState {
        match self.state {
            BoardState::Overdue if !self.owed => BoardState::Missing,
            state => state,
        }
    }
}

/// One organization.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BoardRow {
    pub organization: OrganizationRef,
    /// Whom it reports to.
    pub reports_to: Option<OrganizationRef>,
    /// In the order of the board's materials; those that don't concern it are left out.
    pub cells: Vec<BoardCell>,
}

/// A material at the head of its column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardMaterial {
    pub id: MaterialId,
    pub code: String,
    pub label: String,
    pub batch: i32,
    pub deadline: Option<DateTime<Utc>>,
    /// Organizations that owe it, within reach and filter, by what their cell says.
    pub totals: Vec<BoardTotal>,
}

/// How many cells say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardTotal {
    pub state: BoardState,
    pub count: i64,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Board {
    pub edition_id: EditionId,
    pub materials: Vec<BoardMaterial>,
    /// Reporters in the notice's order, then others by place in the official order and name.
    pub items: Vec<BoardRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// 数据截至
    pub as_of: DateTime<Utc>,
}

/// Which part of the board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams, ToSchema)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct BoardFilter {
    /// The current edition where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition_id: Option<EditionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material_id: Option<MaterialId>,
    /// Organizations with at least one such cell among the chosen materials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<BoardState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganizationKind>,
    /// This organization and all below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<OrganizationId>,
    /// Also parts that are not owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<bool>,
    /// Part of the organization's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 60)]
    #[schema(max_length = 60)]
    pub q: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 500)]
    #[schema(max_length = 500)]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 100)]
    #[schema(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// Reminds organizations of what they owe and have not handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReminderInput {
    pub material_ids: Vec<MaterialId>,
    pub organization_ids: Vec<OrganizationId>,
    /// Added to the system's sentence.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub note: String,
}

impl Validate for ReminderInput {
    fn validate(&self, check: &mut Check) {
        check.that(
            (1..=100).contains(&self.material_ids.len()),
            "material_ids",
            "required",
            "请选择要催报的材料。",
        );
        check.that(
            (1..=500).contains(&self.organization_ids.len()),
            "organization_ids",
            "required",
            "请选择1至500个单位。",
        );
        check.text("note", &self.note, limit::NOTE);
    }
}

/// What reminding did. What is handed in already is not reminded of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reminded {
    pub organizations: i64,
    /// People who got a notification.
    pub people: i64,
    /// Of those, by e-mail too.
    pub mails: i64,
    /// Organizations among those asked for that have nobody to remind.
    pub nobody: i64,
}

/// A reminder on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reminder {
    pub id: ReminderId,
    pub organization: OrganizationRef,
    pub material_id: MaterialId,
    pub material: String,
    /// Sent by the system because the deadline is near.
    pub automatic: bool,
    /// Display name of who sent it.
    pub by: String,
    pub note: String,
    pub people: i32,
    pub mails: i32,
    pub at: DateTime<Utc>,
}

/// Which reminders to list, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReminderFilter {
    pub material_id: Option<MaterialId>,
    pub organization_id: Option<OrganizationId>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}
