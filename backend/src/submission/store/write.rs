//! Changes. Each takes a row that was found and locked inside the caller's reach.

use chrono::{DateTime, Utc};
use contract::submission::{StatementKind, SubmissionState, Timing};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use super::{RevisionRow, Row};
use crate::access::authorized::Authorized;
use crate::platform::store::schema::{review, submission, submission_file, submission_revision};
use crate::platform::store::{ActorRef, Conn};

/// A text ready to be stored, with what lists show of it and the files it names.
#[derive(Clone, Debug)]
pub struct Text {
    pub content: Value,
    pub heading: String,
    pub photos: i32,
    pub files: Vec<Uuid>,
}

/// Of what, and whose, a new submission is.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub material_id: Uuid,
    pub organization_id: Uuid,
    pub part: bool,
    pub sample: bool,
}

/// A new submission, without text yet. The organization's place in reach is proven by the caller.
pub async fn insert(conn: &mut Conn, place: Place, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::insert_into(submission::table)
        .values((
            submission::id.eq(place.id),
            submission::edition_id.eq(place.edition_id),
            submission::material_id.eq(place.material_id),
            submission::organization_id.eq(place.organization_id),
            submission::part.eq(place.part),
            submission::sample.eq(place.sample),
            submission::created_at.eq(now),
            submission::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// A draft with the number given; gives its id. `writers`: those of the version it grew from.
pub async fn insert_revision(
    conn: &mut Conn,
    submission_id: Uuid,
    number: i32,
    text: Text,
    writers: &[Uuid],
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<Uuid> {
    let id = Uuid::now_v7();
    diesel::insert_into(submission_revision::table)
        .values((
            submission_revision::id.eq(id),
            submission_revision::submission_id.eq(submission_id),
            submission_revision::number.eq(number),
            submission_revision::content.eq(text.content),
            submission_revision::heading.eq(text.heading),
            submission_revision::photos.eq(text.photos),
            submission_revision::author_id.eq(by.id),
            submission_revision::author_name.eq(&by.name),
            submission_revision::writers.eq(by.among(writers)),
            submission_revision::created_at.eq(now),
            submission_revision::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    name_files(conn, id, &text.files).await?;
    Ok(id)
}

/// Another text for the draft in work.
pub async fn rewrite(
    conn: &mut Conn,
    _: &Authorized<Row>,
    old: &RevisionRow,
    text: Text,
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(submission_revision::table.find(old.id))
        .set((
            submission_revision::content.eq(text.content),
            submission_revision::heading.eq(text.heading),
            submission_revision::photos.eq(text.photos),
            submission_revision::author_id.eq(by.id),
            submission_revision::author_name.eq(&by.name),
            submission_revision::writers.eq(by.among(&old.writers)),
            submission_revision::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    diesel::delete(submission_file::table.filter(submission_file::revision_id.eq(old.id)))
        .execute(conn)
        .await?;
    name_files(conn, old.id, &text.files).await
}

async fn name_files(conn: &mut Conn, revision: Uuid, files: &[Uuid]) -> QueryResult<()> {
    let rows: Vec<_> = files
        .iter()
        .map(|id| {
            (
                submission_file::revision_id.eq(revision),
                submission_file::file_id.eq(*id),
            )
        })
        .collect();
    if !rows.is_empty() {
        diesel::insert_into(submission_file::table)
            .values(&rows)
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Who submitted; `None` leaves the column as it is.
#[derive(AsChangeset, Clone, Debug, Default)]
#[diesel(table_name = submission_revision)]
pub struct Marks {
    pub submitted_by: Option<Option<Uuid>>,
    pub submitted_name: Option<Option<String>>,
    pub submitted_at: Option<Option<DateTime<Utc>>>,
    pub timing: Option<Option<&'static str>>,
}

impl Marks {
    pub fn submitted(by: &ActorRef, timing: Timing, now: DateTime<Utc>) -> Self {
        Self {
            submitted_by: Some(Some(by.id)),
            submitted_name: Some(Some(by.name.clone())),
            submitted_at: Some(Some(now)),
            timing: Some(Some(timing.code())),
        }
    }

    pub fn withdrawn() -> Self {
        Self {
            submitted_by: Some(None),
            submitted_name: Some(None),
            submitted_at: Some(None),
            timing: Some(None),
        }
    }
}

/// Moves a version from the state it was seen in; false where it has left it.
pub async fn transition(
    conn: &mut Conn,
    _: &Authorized<Row>,
    revision_id: Uuid,
    from: SubmissionState,
    to: SubmissionState,
    marks: Marks,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let moved = diesel::update(
        submission_revision::table
            .find(revision_id)
            .filter(submission_revision::state.eq(from.code())),
    )
    .set((
        submission_revision::state.eq(to.code()),
        marks,
        submission_revision::updated_at.eq(now),
    ))
    .execute(conn)
    .await?;
    Ok(moved == 1)
}

/// What the submission itself shows of its versions; `None` leaves the column as it is.
#[derive(AsChangeset, Clone, Debug, Default)]
#[diesel(table_name = submission)]
pub struct Standing {
    pub state: Option<&'static str>,
    pub office_id: Option<Option<Uuid>>,
    pub statement: Option<Option<&'static str>>,
    pub timing: Option<Option<&'static str>>,
    pub first_submitted_at: Option<Option<DateTime<Utc>>>,
    pub submitted_at: Option<Option<DateTime<Utc>>>,
    pub accepted_at: Option<Option<DateTime<Utc>>>,
}

impl Standing {
    /// On nobody's desk.
    pub fn at_rest(state: SubmissionState) -> Self {
        Self {
            state: Some(state.code()),
            office_id: Some(None),
            ..Self::default()
        }
    }

    pub fn before(state: SubmissionState, office: Uuid) -> Self {
        Self {
            state: Some(state.code()),
            office_id: Some(Some(office)),
            ..Self::default()
        }
    }

    /// How the version came in that was handed in last.
    pub fn came(
        mut self,
        at: Option<DateTime<Utc>>,
        timing: Option<Timing>,
        statement: Option<StatementKind>,
    ) -> Self {
        self.submitted_at = Some(at);
        self.timing = Some(timing.map(Timing::code));
        self.statement = Some(statement.map(StatementKind::code));
        self
    }
}

/// The next version of the submission's row.
pub async fn bump_version(
    conn: &mut Conn,
    row: &Authorized<Row>,
    standing: Standing,
    now: DateTime<Utc>,
) -> QueryResult<Row> {
    diesel::update(submission::table.find(row.id))
        .set((
            standing,
            submission::version.eq(submission::version + 1),
            submission::updated_at.eq(now),
        ))
        .returning(Row::as_returning())
        .get_result(conn)
        .await
}

/// A review to be kept.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    pub revision_id: Uuid,
    pub stage: &'static str,
    pub office_id: Uuid,
    pub passed: bool,
    pub note: &'a str,
    pub remarks: Value,
}

pub async fn judge(
    conn: &mut Conn,
    _: &Authorized<Row>,
    judged: Judged<'_>,
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(review::table)
        .values((
            review::id.eq(Uuid::now_v7()),
            review::revision_id.eq(judged.revision_id),
            review::stage.eq(judged.stage),
            review::office_id.eq(judged.office_id),
            review::reviewer_id.eq(by.id),
            review::reviewer_name.eq(&by.name),
            review::passed.eq(judged.passed),
            review::note.eq(judged.note),
            review::remarks.eq(judged.remarks),
            review::at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The submission with its only text.
pub async fn delete(conn: &mut Conn, row: &Authorized<Row>) -> QueryResult<()> {
    diesel::delete(submission::table.find(row.id))
        .execute(conn)
        .await?;
    Ok(())
}

/// Only the text in work.
pub async fn discard(conn: &mut Conn, _: &Authorized<Row>, revision_id: Uuid) -> QueryResult<()> {
    diesel::delete(submission_revision::table.find(revision_id))
        .execute(conn)
        .await?;
    Ok(())
}
