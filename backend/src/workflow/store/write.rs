//! Changes. Each takes a row that was found and locked inside the caller's reach.

use chrono::{DateTime, Utc};
use contract::workflow::RevisionState;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use super::{Of, RevisionRow, Row};
use crate::access::authorized::Authorized;
use crate::organization::summary::OrganizationSummary;
use crate::platform::store::schema::{entry, revision};
use crate::platform::store::{ActorRef, Conn};
use crate::workflow::kind::WorkflowKind;

/// A text ready to be stored, with what lists need of a schedule, where it has one.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub content: Value,
    pub first_start: Option<DateTime<Utc>>,
    pub last_end: Option<DateTime<Utc>>,
    pub occurrences: i32,
}

/// A new entry, without text yet.
pub async fn insert<N: WorkflowKind>(
    conn: &mut Conn,
    id: Uuid,
    edition_id: Uuid,
    owner: &Authorized<OrganizationSummary>,
    kind: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(entry::table)
        .values((
            entry::id.eq(id),
            entry::noun.eq(N::NOUN.code()),
            entry::kind.eq(kind),
            entry::edition_id.eq(edition_id),
            entry::organization_id.eq(owner.id),
            entry::created_at.eq(now),
            entry::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// A draft with the number given.
pub async fn insert_revision(
    conn: &mut Conn,
    entry_id: Uuid,
    number: i32,
    text: Text,
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(revision::table)
        .values((
            revision::id.eq(Uuid::now_v7()),
            revision::entry_id.eq(entry_id),
            revision::number.eq(number),
            revision::content.eq(text.content),
            revision::first_start.eq(text.first_start),
            revision::last_end.eq(text.last_end),
            revision::occurrences.eq(text.occurrences),
            revision::author_id.eq(by.id),
            revision::author_name.eq(&by.name),
            revision::writers.eq(vec![by.id]),
            revision::created_at.eq(now),
            revision::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Another text for the revision in work.
pub async fn rewrite<N>(
    conn: &mut Conn,
    _: &Authorized<Of<N>>,
    old: &RevisionRow,
    text: Text,
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(revision::table.find(old.id))
        .set((
            revision::content.eq(text.content),
            revision::first_start.eq(text.first_start),
            revision::last_end.eq(text.last_end),
            revision::occurrences.eq(text.occurrences),
            revision::author_id.eq(by.id),
            revision::author_name.eq(&by.name),
            revision::writers.eq(by.among(&old.writers)),
            revision::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Who submitted, reviewed and published; `None` leaves the column as it is.
#[derive(AsChangeset, Clone, Debug, Default)]
#[diesel(table_name = revision)]
pub struct Marks {
    pub submitted_by: Option<Option<Uuid>>,
    pub submitted_name: Option<Option<String>>,
    pub submitted_at: Option<Option<DateTime<Utc>>>,
    pub reviewed_by: Option<Option<Uuid>>,
    pub reviewed_name: Option<Option<String>>,
    pub reviewed_at: Option<Option<DateTime<Utc>>>,
    pub published_by: Option<Option<Uuid>>,
    pub published_name: Option<Option<String>>,
    pub published_at: Option<Option<DateTime<Utc>>>,
    pub reason: Option<Option<String>>,
}

/// Moves a revision from the state it was seen in; false where it has left it.
pub async fn transition<N>(
    conn: &mut Conn,
    _: &Authorized<Of<N>>,
    revision_id: Uuid,
    from: RevisionState,
    to: RevisionState,
    marks: Marks,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let moved = diesel::update(
        revision::table
            .find(revision_id)
            .filter(revision::state.eq(from.code())),
    )
    .set((
        revision::state.eq(to.code()),
        marks,
        revision::updated_at.eq(now),
    ))
    .execute(conn)
    .await?;
    Ok(moved == 1)
}

/// The next version of the entry.
pub async fn bump_version<N>(
    conn: &mut Conn,
    row: &Authorized<Of<N>>,
    now: DateTime<Utc>,
) -> QueryResult<Row> {
    diesel::update(entry::table.find(row.id))
        .set((
            entry::version.eq(entry::version + 1),
            entry::updated_at.eq(now),
        ))
        .returning(Row::as_returning())
        .get_result(conn)
        .await
}

/// The entry with all its texts.
pub async fn delete<N>(conn: &mut Conn, row: &Authorized<Of<N>>) -> QueryResult<()> {
    diesel::delete(entry::table.find(row.id))
        .execute(conn)
        .await?;
    Ok(())
}

/// Only the text in work.
pub async fn discard<N>(
    conn: &mut Conn,
    _: &Authorized<Of<N>>,
    revision_id: Uuid,
) -> QueryResult<()> {
    diesel::delete(revision::table.find(revision_id))
        .execute(conn)
        .await?;
    Ok(())
}
