//! 网上展厅: the boards of all reporters, as far as they are accepted.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::id::{EditionId, OrganizationId, SubmissionId};
use crate::organization::OrganizationRef;

/// A photo on a board. Nothing is told of the file it came as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PanelPhoto {
    pub caption: String,
    /// Path below the base path: `files/panels/{id}/1/large.jpg`. Answers as long as the board is shown.
    pub url: String,
    /// The same at 480 pixels of width.
    pub thumbnail: String,
    /// Pixels of `url`.
    pub width: Option<i32>,
    pub height: Option<i32>,
}

/// A board in the hall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PanelRow {
    pub id: SubmissionId,
    pub organization: OrganizationRef,
    pub region_code: Option<String>,
    pub region_name: Option<String>,
    pub title: String,
    /// The first one.
    pub photo: Option<PanelPhoto>,
    pub sample: bool,
}

/// The board before or after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PanelLink {
    pub id: SubmissionId,
    pub title: String,
    /// The unit's name.
    pub organization: String,
}

/// A board with everything on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PublicPanel {
    #[serde(flatten)]
    pub row: PanelRow,
    pub edition_id: EditionId,
    /// The edition's name.
    pub edition: String,
    pub body: String,
    /// In their places.
    pub photos: Vec<PanelPhoto>,
    /// Its place in the hall, from 1.
    pub number: i64,
    /// Boards in the hall.
    pub total: i64,
    pub previous: Option<PanelLink>,
    pub next: Option<PanelLink>,
    /// 参观次数
    pub visits: i64,
}

/// Which boards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PanelFilter {
    /// The current edition where absent.
    pub edition_id: Option<EditionId>,
    /// GB/T 2260; a prefecture or province takes all places in it.
    #[param(pattern = "^[0-9]{6}$")]
    pub region: Option<String>,
    /// Only this reporter's.
    pub organization_id: Option<OrganizationId>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}
