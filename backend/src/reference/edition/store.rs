//! SQL that reads the table `edition` for every noun.

use chrono::{DateTime, Utc};
use contract::id::EditionId;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::scoped;
use crate::platform::store::Conn;
use crate::platform::store::schema::edition;

/// An edition as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = edition)]
pub struct EditionRow {
    pub id: Uuid,
    pub content: Value,
    pub current: bool,
    pub version: i32,
    pub feed_sequence: i64,
    pub updated_at: DateTime<Utc>,
}

// An edition is its province office's: within reach where that office is.
scoped!(EditionRow, edition, |reach| diesel::dsl::exists(
    reach.province()
));

/// The current one where no id is given. Editions are public.
pub async fn find(conn: &mut Conn, id: Option<EditionId>) -> QueryResult<Option<EditionRow>> {
    let query = edition::table.select(EditionRow::as_select()).into_boxed();
    let query = match id {
        Some(id) => query.filter(edition::id.eq(Uuid::from(id))),
        None => query.filter(edition::current.eq(true)),
    };
    query.first(conn).await.optional()
}

/// The id alone of the current one.
pub async fn current(conn: &mut Conn) -> QueryResult<Option<Uuid>> {
    edition::table
        .filter(edition::current.eq(true))
        .select(edition::id)
        .first(conn)
        .await
        .optional()
}

/// As [`find`] by id, held until the transaction ends: writers of what hangs on it wait for one another.
pub async fn lock(conn: &mut Conn, id: EditionId) -> QueryResult<Option<EditionRow>> {
    edition::table
        .find(Uuid::from(id))
        .select(EditionRow::as_select())
        .for_no_key_update()
        .first(conn)
        .await
        .optional()
}

/// The edition, the current one where no id is given, and the number of its last change.
pub async fn version(conn: &mut Conn, id: Option<EditionId>) -> QueryResult<Option<(Uuid, i64)>> {
    let query = edition::table
        .select((edition::id, edition::feed_sequence))
        .into_boxed();
    let query = match id {
        Some(id) => query.filter(edition::id.eq(Uuid::from(id))),
        None => query.filter(edition::current.eq(true)),
    };
    query.first(conn).await.optional()
}

/// The next number of the edition. Whoever takes one keeps the others waiting until the transaction
/// ends, so the order of numbers is the order of commits.
pub async fn next_number(conn: &mut Conn, id: Uuid) -> QueryResult<i64> {
    diesel::update(edition::table.find(id))
        .set(edition::feed_sequence.eq(edition::feed_sequence + 1))
        .returning(edition::feed_sequence)
        .get_result(conn)
        .await
}
