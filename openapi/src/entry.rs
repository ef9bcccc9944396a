//! What everything that walks the workflow has: numbered texts, each standing somewhere.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::workflow::RevisionState;

/// One version of a text and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Revision<C> {
    pub id: Uuid,
    /// 1, 2, 3 … within the activity or article.
    pub number: i32,
    pub state: RevisionState,
    pub content: C,
    /// Display names; absent where it has not happened.
    pub author: String,
    pub submitted_by: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub reviewed_by: Option<String>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub published_by: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    /// Why it was returned, declined or retracted last.
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
