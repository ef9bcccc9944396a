//! Rows, and how they are found inside a reach.

use std::marker::PhantomData;
use std::ops::Deref;

use chrono::{DateTime, Utc};
use contract::entry::Entry;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::Scoped;
use crate::access::reach::Reach;
use crate::platform::store::Conn;
use crate::platform::store::schema::{entry, revision};

/// An entry without its texts.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = entry, check_for_backend(Pg))]
pub struct EntryRow {
    pub id: Uuid,
    /// Of an article.
    pub kind: Option<String>,
    pub edition_id: Uuid,
    pub organization_id: Uuid,
    pub holding: String,
    pub notice: Option<String>,
    pub sample: bool,
    pub exemplar: bool,
    pub featured_at: Option<DateTime<Utc>>,
    /// Of a submission.
    pub material_id: Option<Uuid>,
    pub part: bool,
    /// On whose desk it lies, where offices review one after the other.
    pub office_id: Option<Uuid>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// An entry of one noun: what is of another isn't found.
#[derive(Clone, Debug)]
pub struct EntryOf<N> {
    pub(super) row: EntryRow,
    noun: PhantomData<N>,
}

impl<N> From<EntryRow> for EntryOf<N> {
    fn from(row: EntryRow) -> Self {
        let noun = PhantomData;
        Self { row, noun }
    }
}

impl<N> Deref for EntryOf<N> {
    type Target = EntryRow;
    fn deref(&self) -> &EntryRow {
        &self.row
    }
}

impl<N: Entry> Scoped for EntryOf<N> {
    async fn find(
        conn: &mut Conn,
        reach: Reach,
        id: Uuid,
        lock: bool,
    ) -> QueryResult<Option<Self>> {
        let query = entry::table
            .find(id)
            .filter(entry::noun.eq(N::NOUN.code()))
            .filter(entry::organization_id.eq_any(reach.organizations()))
            .select(EntryRow::as_select());
        let found = if lock {
            query.for_update().first(conn).await.optional()
        } else {
            query.first(conn).await.optional()
        };
        Ok(found?.map(Self::from))
    }
}

/// One text of an entry.
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
    /// Whether a submission came in time, as a word of the contract.
    pub timing: Option<String>,
    pub reviewed_by: Option<Uuid>,
    pub reviewed_name: Option<String>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub published_name: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One review of one revision.
#[derive(Clone, Debug, Queryable)]
pub struct ReviewRow {
    pub revision_id: Uuid,
    pub stage: String,
    /// Id, name, kind.
    pub office: (Uuid, String, String),
    pub reviewer_id: Uuid,
    pub reviewer_name: String,
    pub passed: bool,
    pub note: String,
    pub remarks: Value,
    pub at: DateTime<Utc>,
}
