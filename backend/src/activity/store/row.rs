//! Rows, and how they are found inside a reach.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::store::schema::{activity, revision};
use crate::store::scoped;

/// An activity without its text.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = activity, check_for_backend(Pg))]
pub struct Row {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub organization_id: Uuid,
    pub holding: String,
    pub notice: Option<String>,
    pub sample: bool,
    pub exemplar: bool,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

scoped!(Row, activity, |reach| activity::organization_id
    .eq_any(reach.organizations()));

/// One text of an activity.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = revision, check_for_backend(Pg))]
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
    pub reviewed_by: Option<Uuid>,
    pub reviewed_name: Option<String>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub published_name: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
