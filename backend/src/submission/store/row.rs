//! Rows, and how they are found inside a reach.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::scoped;
use crate::platform::store::schema::{submission, submission_revision};

/// A submission without its texts.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = submission, check_for_backend(Pg))]
pub struct Row {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub material_id: Uuid,
    pub organization_id: Uuid,
    pub part: bool,
    pub state: String,
    pub office_id: Option<Uuid>,
    pub sample: bool,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

scoped!(Row, submission, |reach| submission::organization_id
    .eq_any(reach.organizations()));

/// One version.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = submission_revision, check_for_backend(Pg))]
pub struct RevisionRow {
    pub id: Uuid,
    pub number: i32,
    pub state: String,
    pub content: Value,
    pub author_id: Uuid,
    pub author_name: String,
    /// Everyone who wrote on it.
    pub writers: Vec<Uuid>,
    pub submitted_by: Option<Uuid>,
    pub submitted_name: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub timing: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One review of one version.
#[derive(Clone, Debug, Queryable)]
pub struct ReviewRow {
    pub revision_id: Uuid,
    pub stage: String,
    pub office: (Uuid, String, String),
    pub reviewer_id: Uuid,
    pub reviewer_name: String,
    pub passed: bool,
    pub note: String,
    pub remarks: Value,
    pub at: DateTime<Utc>,
}
