//! Changes. Each takes a row that was found and locked inside the caller's reach.

use chrono::{DateTime, Utc};
use contract::workflow::{Holding, State};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use super::{RevisionRow, Row};
use crate::store::schema::{activity, revision};
use crate::store::{Authorized, Conn, Hand};

/// A text ready to be stored, with what lists need of its schedule.
#[derive(Clone, Debug)]
pub struct Text {
    pub content: Value,
    pub first_start: Option<DateTime<Utc>>,
    pub last_end: Option<DateTime<Utc>>,
    pub occurrences: i32,
}

/// A new activity, without text yet. The organization's place in reach is proven by the caller.
pub async fn insert(
    conn: &mut Conn,
    id: Uuid,
    edition_id: Uuid,
    organization_id: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(activity::table)
        .values((
            activity::id.eq(id),
            activity::edition_id.eq(edition_id),
            activity::organization_id.eq(organization_id),
            activity::created_at.eq(now),
            activity::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// A draft with the number given.
pub async fn insert_revision(
    conn: &mut Conn,
    activity_id: Uuid,
    number: i32,
    text: Text,
    by: &Hand,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(revision::table)
        .values((
            revision::id.eq(Uuid::now_v7()),
            revision::activity_id.eq(activity_id),
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
pub async fn rewrite(
    conn: &mut Conn,
    _: &Authorized<Row>,
    old: &RevisionRow,
    text: Text,
    by: &Hand,
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
pub async fn enter(
    conn: &mut Conn,
    _: &Authorized<Row>,
    revision_id: Uuid,
    from: State,
    to: State,
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

/// The next version of the activity.
pub async fn touch(conn: &mut Conn, row: &Authorized<Row>, now: DateTime<Utc>) -> QueryResult<Row> {
    diesel::update(activity::table.find(row.id))
        .set((
            activity::version.eq(activity::version + 1),
            activity::updated_at.eq(now),
        ))
        .returning(Row::as_returning())
        .get_result(conn)
        .await
}

pub async fn hold(
    conn: &mut Conn,
    row: &Authorized<Row>,
    holding: Holding,
    notice: Option<&str>,
) -> QueryResult<()> {
    diesel::update(activity::table.find(row.id))
        .set((
            activity::holding.eq(holding.code()),
            activity::notice.eq(notice),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The activity with all its texts.
pub async fn delete(conn: &mut Conn, row: &Authorized<Row>) -> QueryResult<()> {
    diesel::delete(activity::table.find(row.id))
        .execute(conn)
        .await?;
    Ok(())
}

/// Only the text in work.
pub async fn discard(conn: &mut Conn, _: &Authorized<Row>, revision_id: Uuid) -> QueryResult<()> {
    diesel::delete(revision::table.find(revision_id))
        .execute(conn)
        .await?;
    Ok(())
}
