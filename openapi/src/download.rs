//! Exports (docs/DOMAIN.md R11, R20, R21). A download is asked for with permission and fetched by its
//! ticket, so that a browser can save large packages while they are made.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::board::BoardFilter;
use crate::id::{MaterialId, OrganizationId, SubmissionId};
use crate::validate::{Check, Validate};

/// How file names stand in a ZIP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// Opens right in today's systems.
    #[default]
    Utf8,
    /// For Chinese Windows 7 and old archivers.
    Gbk,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnnexFormat {
    #[default]
    Docx,
    Xlsx,
}

/// What to export; all within the caller's reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DownloadInput {
    /// One submission: DOCX and photos named by caption, as ZIP.
    Submission {
        submission_id: SubmissionId,
        #[serde(default)]
        naming: Naming,
    },
    /// A material's submissions, a folder each in the official order, as ZIP.
    Package {
        material_id: MaterialId,
        /// This organization and all below it; the caller's own where absent.
        #[serde(default)]
        organization_id: Option<OrganizationId>,
        /// Only accepted versions; else the newest that was handed in.
        #[serde(default)]
        accepted: bool,
        #[serde(default)]
        naming: Naming,
    },
    /// The material's table (annex 5 of exemplars, annex 6 of figures).
    Annex {
        material_id: MaterialId,
        #[serde(default)]
        organization_id: Option<OrganizationId>,
        #[serde(default)]
        accepted: bool,
        #[serde(default)]
        format: AnnexFormat,
    },
    /// The completeness board as XLSX.
    Board {
        #[serde(default)]
        filter: BoardFilter,
    },
}

impl Validate for DownloadInput {
    fn validate(&self, check: &mut Check) {
        if let Self::Board { filter } = self {
            check.optional("filter.q", filter.q.as_deref(), crate::limit::QUERY);
        }
    }
}

/// Where to fetch it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Download {
    /// Path below the base path: `downloads/{ticket}/{name}`. Works for two minutes, as often as needed.
    pub url: String,
    /// The file's name.
    pub name: String,
    pub expires_at: DateTime<Utc>,
}
