//! The audit trail (docs/DOMAIN.md R25): who did what when, refused attempts included.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::id::AuditEventId;

/// One entry. It names fields, never their contents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AuditRow {
    pub id: AuditEventId,
    pub at: DateTime<Utc>,
    /// Display name of the person or key; `系统` for the program itself.
    pub actor: String,
    pub organization: String,
    /// Operation id, or `sign_in` and its like.
    pub operation: String,
    /// What it was about: `activity`, `organization`, `person` …
    pub object_kind: String,
    pub object_id: Option<Uuid>,
    pub refused: bool,
    /// Fields that changed, or the problem code of a refusal.
    pub detail: Vec<String>,
    pub request_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditFilter {
    #[param(max_length = 60)]
    pub operation: Option<String>,
    pub object_id: Option<Uuid>,
    pub refused: Option<bool>,
    /// Shanghai days, both included.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}
