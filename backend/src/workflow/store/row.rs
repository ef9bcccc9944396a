//! Rows, and how they are found inside a reach.

use std::marker::PhantomData;
use std::ops::Deref;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::Scoped;
use crate::access::reach::Reach;
use crate::platform::store::Conn;
use crate::platform::store::schema::{entry, revision};
use crate::workflow::kind::WorkflowKind;

/// An entry without its text.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = entry, check_for_backend(Pg))]
pub struct Row {
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
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// An entry of one noun: what is of the other isn't found.
#[derive(Clone, Debug)]
pub struct Of<N> {
    pub row: Row,
    noun: PhantomData<N>,
}

impl<N> Deref for Of<N> {
    type Target = Row;
    fn deref(&self) -> &Row {
        &self.row
    }
}

impl<N: WorkflowKind> Scoped for Of<N> {
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
            .select(Row::as_select());
        let found = if lock {
            query.for_update().first(conn).await.optional()
        } else {
            query.first(conn).await.optional()
        };
        let noun = PhantomData;
        Ok(found?.map(|row| Self { row, noun }))
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
    pub reviewed_by: Option<Uuid>,
    pub reviewed_name: Option<String>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub published_name: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
