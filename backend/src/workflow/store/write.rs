//! Changes. Each takes a row that was found and locked inside the caller's reach.

use chrono::{DateTime, Utc};
use contract::entry::Entry;
use contract::id::FileId;
use contract::workflow::{Stage, Verdict, WorkflowState};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{EntryOf, EntryRow, RevisionRow};
use crate::access::authorized::Authorized;
use crate::platform::failure::Failure;
use crate::platform::store::schema::{entry, review, revision, submission_file};
use crate::platform::store::{ActorRef, Conn};

/// A new entry, without text yet. The organization's place in reach is proven by the caller.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = entry)]
pub struct NewEntry {
    pub id: Uuid,
    noun: &'static str,
    pub kind: Option<&'static str>,
    edition_id: Uuid,
    organization_id: Uuid,
    pub material_id: Option<Uuid>,
    pub part: bool,
    state: Option<&'static str>,
    pub sample: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl NewEntry {
    pub fn of<N: Entry>(
        id: Uuid,
        edition_id: Uuid,
        organization_id: Uuid,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            noun: N::NOUN.code(),
            kind: None,
            edition_id,
            organization_id,
            material_id: None,
            part: false,
            state: N::chained().then_some(N::State::DRAFT.code()),
            sample: false,
            created_at: now,
            updated_at: now,
        }
    }
}

/// A text ready to be stored, with what lists need of it.
#[derive(Clone, Debug, Default, Insertable, AsChangeset)]
#[diesel(table_name = revision, treat_none_as_null = true)]
pub struct Text {
    pub content: Value,
    /// What a list shows where it isn't the content's title.
    pub heading: String,
    pub photos: i32,
    /// Of a schedule, where it has one.
    pub first_start: Option<DateTime<Utc>>,
    pub last_end: Option<DateTime<Utc>>,
    pub occurrences: i32,
}

impl Text {
    /// With nothing but its title for lists.
    pub fn of(content: &impl Serialize) -> Result<Self, Failure> {
        Ok(Self {
            content: serde_json::to_value(content).map_err(Failure::internal)?,
            ..Self::default()
        })
    }
}

/// A draft with the number given.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = revision)]
pub struct NewRevision {
    pub id: Uuid,
    entry_id: Uuid,
    number: i32,
    #[diesel(embed)]
    text: Text,
    author_id: Uuid,
    author_name: String,
    writers: Vec<Uuid>,
    /// A draft where absent.
    state: Option<&'static str>,
    reason: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl NewRevision {
    /// `writers`: those of the revision it grew from.
    pub fn of(
        entry_id: Uuid,
        number: i32,
        text: Text,
        writers: &[Uuid],
        by: &ActorRef,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id: Uuid::now_v7(),
            entry_id,
            number,
            text,
            author_id: by.id,
            author_name: by.name.clone(),
            writers: by.among(writers),
            state: None,
            reason: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// Where it stands from the beginning, and why.
    pub fn standing(self, state: &'static str, reason: Option<String>) -> Self {
        Self {
            state: Some(state),
            reason,
            ..self
        }
    }
}

pub async fn insert(conn: &mut Conn, new: &NewEntry) -> QueryResult<EntryRow> {
    diesel::insert_into(entry::table)
        .values(new)
        .returning(EntryRow::as_returning())
        .get_result(conn)
        .await
}

/// `files`: those that the text names.
pub async fn insert_revision(
    conn: &mut Conn,
    new: NewRevision,
    files: &[FileId],
) -> QueryResult<RevisionRow> {
    let row: RevisionRow = diesel::insert_into(revision::table)
        .values(new)
        .returning(RevisionRow::as_returning())
        .get_result(conn)
        .await?;
    name_files(conn, row.id, files).await?;
    Ok(row)
}

/// Another text for the revision in work.
pub async fn rewrite<N>(
    conn: &mut Conn,
    _: &Authorized<EntryOf<N>>,
    old: &RevisionRow,
    text: Text,
    files: &[FileId],
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<RevisionRow> {
    let row = diesel::update(revision::table.find(old.id))
        .set((
            text,
            revision::author_id.eq(by.id),
            revision::author_name.eq(&by.name),
            revision::writers.eq(by.among(&old.writers)),
            revision::updated_at.eq(now),
        ))
        .returning(RevisionRow::as_returning())
        .get_result(conn)
        .await?;
    diesel::delete(submission_file::table.filter(submission_file::revision_id.eq(old.id)))
        .execute(conn)
        .await?;
    name_files(conn, old.id, files).await?;
    Ok(row)
}

async fn name_files(conn: &mut Conn, revision: Uuid, files: &[FileId]) -> QueryResult<()> {
    let row = |id: &FileId| {
        (
            submission_file::revision_id.eq(revision),
            submission_file::file_id.eq(Uuid::from(*id)),
        )
    };
    let rows: Vec<_> = files.iter().map(row).collect();
    if !rows.is_empty() {
        diesel::insert_into(submission_file::table)
            .values(&rows)
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Who submitted, reviewed and published; `None` leaves the column as it is.
#[derive(AsChangeset, Clone, Debug, Default)]
#[diesel(table_name = revision)]
pub struct Marks {
    pub submitted_by: Option<Option<Uuid>>,
    pub submitted_name: Option<Option<String>>,
    pub submitted_at: Option<Option<DateTime<Utc>>>,
    pub timing: Option<Option<&'static str>>,
    pub reviewed_by: Option<Option<Uuid>>,
    pub reviewed_name: Option<Option<String>>,
    pub reviewed_at: Option<Option<DateTime<Utc>>>,
    pub published_by: Option<Option<Uuid>>,
    pub published_name: Option<Option<String>>,
    pub published_at: Option<Option<DateTime<Utc>>>,
    pub reason: Option<Option<String>>,
}

/// Moves a revision from the state it was seen in; `None` where it has left it.
pub async fn transition<N: Entry>(
    conn: &mut Conn,
    _: &Authorized<EntryOf<N>>,
    revision_id: Uuid,
    (from, to): (N::State, N::State),
    marks: Marks,
    now: DateTime<Utc>,
) -> QueryResult<Option<RevisionRow>> {
    let there = revision::table
        .find(revision_id)
        .filter(revision::state.eq(from.code()));
    diesel::update(there)
        .set((
            revision::state.eq(to.code()),
            marks,
            revision::updated_at.eq(now),
        ))
        .returning(RevisionRow::as_returning())
        .get_result(conn)
        .await
        .optional()
}

/// What the entry itself keeps of its revisions; `None` leaves the column as it is.
#[derive(AsChangeset, Clone, Debug, Default)]
#[diesel(table_name = entry)]
pub struct EntryChanges {
    pub state: Option<&'static str>,
    pub office_id: Option<Option<Uuid>>,
    pub statement: Option<Option<&'static str>>,
    pub timing: Option<Option<&'static str>>,
    pub first_submitted_at: Option<Option<DateTime<Utc>>>,
    pub submitted_at: Option<Option<DateTime<Utc>>>,
    pub accepted_at: Option<Option<DateTime<Utc>>>,
}

impl EntryChanges {
    /// Where offices review one after the other: where it stands, and on whose desk.
    pub fn standing<N: Entry>(mut self, state: N::State, office: Option<Uuid>) -> Self {
        if N::chained() {
            self.state = Some(state.code());
            self.office_id = Some(office);
        }
        self
    }
}

/// The next version of the entry.
pub async fn bump_version<N>(
    conn: &mut Conn,
    row: &mut Authorized<EntryOf<N>>,
    changes: EntryChanges,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let changed: EntryRow = diesel::update(entry::table.find(row.id))
        .set((
            changes,
            entry::version.eq(entry::version + 1),
            entry::updated_at.eq(now),
        ))
        .returning(EntryRow::as_returning())
        .get_result(conn)
        .await?;
    row.refresh(changed.into());
    Ok(())
}

/// A review to be kept.
pub struct NewReview<'a> {
    pub revision_id: Uuid,
    pub stage: Stage,
    pub office_id: Uuid,
    pub passed: bool,
    pub verdict: &'a Verdict,
}

pub async fn insert_review<N>(
    conn: &mut Conn,
    _: &Authorized<EntryOf<N>>,
    new: NewReview<'_>,
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(review::table)
        .values((
            review::id.eq(Uuid::now_v7()),
            review::revision_id.eq(new.revision_id),
            review::stage.eq(new.stage.code()),
            review::office_id.eq(new.office_id),
            review::reviewer_id.eq(by.id),
            review::reviewer_name.eq(&by.name),
            review::passed.eq(new.passed),
            review::note.eq(&new.verdict.note),
            review::remarks.eq(serde_json::to_value(&new.verdict.remarks).unwrap_or_default()),
            review::at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// The entry with all its texts.
pub async fn delete<N>(conn: &mut Conn, row: &Authorized<EntryOf<N>>) -> QueryResult<()> {
    diesel::delete(entry::table.find(row.id))
        .execute(conn)
        .await
        .map(drop)
}

/// Only the texts that came after this number.
pub async fn discard_after<N>(
    conn: &mut Conn,
    row: &Authorized<EntryOf<N>>,
    number: i32,
) -> QueryResult<()> {
    let later = revision::table
        .filter(revision::entry_id.eq(row.id))
        .filter(revision::number.gt(number));
    diesel::delete(later).execute(conn).await.map(drop)
}

/// Rows of one statement: the database takes 65535 values at most.
const ROWS: usize = 500;

/// Many new entries with their first revisions, in few statements.
pub async fn insert_many(conn: &mut Conn, new: Vec<(NewEntry, NewRevision)>) -> QueryResult<()> {
    let (entries, revisions): (Vec<_>, Vec<_>) = new.into_iter().unzip();
    for some in entries.chunks(ROWS) {
        diesel::insert_into(entry::table)
            .values(some)
            .execute(conn)
            .await?;
    }
    for some in revisions.chunks(ROWS) {
        diesel::insert_into(revision::table)
            .values(some)
            .execute(conn)
            .await?;
    }
    Ok(())
}
