//! Around one entry.

use contract::entry::Entry;
use contract::workflow::{RevisionState, WorkflowState};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{ReviewRow, RevisionRow};
use crate::platform::store::Conn;
use crate::platform::store::schema::{file, organization, region, review, revision};

/// The newest revision, which is the one in work if any is, and the one in force.
pub async fn revisions<N: Entry>(
    conn: &mut Conn,
    entry: Uuid,
) -> QueryResult<(RevisionRow, Option<RevisionRow>)> {
    let newest: RevisionRow = revision::table
        .filter(revision::entry_id.eq(entry))
        .order(revision::number.desc())
        .select(RevisionRow::as_select())
        .first(conn)
        .await?;
    let in_force = N::State::IN_FORCE.code();
    if newest.state == in_force || newest.number == 1 {
        let this = (newest.state == in_force).then(|| newest.clone());
        return Ok((newest, this));
    }
    let older = revision::table
        .filter(revision::entry_id.eq(entry))
        .filter(revision::state.eq(in_force))
        .select(RevisionRow::as_select())
        .first(conn)
        .await
        .optional()?;
    Ok((newest, older))
}

/// The newest revisions, at most 100.
pub async fn history(conn: &mut Conn, entry: Uuid) -> QueryResult<Vec<RevisionRow>> {
    revision::table
        .filter(revision::entry_id.eq(entry))
        .order(revision::number.desc())
        .limit(100)
        .select(RevisionRow::as_select())
        .load(conn)
        .await
}

/// The last revision before this one that stays when this one goes: every earlier one was handed in; where one
/// office reviews, what came back goes with what came of it.
pub async fn before<N: Entry>(
    conn: &mut Conn,
    entry: Uuid,
    number: i32,
) -> QueryResult<Option<RevisionRow>> {
    let mut query = revision::table.into_boxed();
    if !N::chained() {
        query = query.filter(revision::state.ne(RevisionState::Returned.code()));
    }
    query
        .filter(revision::entry_id.eq(entry))
        .filter(revision::number.lt(number))
        .order(revision::number.desc())
        .select(RevisionRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Of these revisions, oldest first.
pub async fn reviews(conn: &mut Conn, revisions: &[Uuid]) -> QueryResult<Vec<ReviewRow>> {
    review::table
        .inner_join(organization::table.on(organization::id.eq(review::office_id)))
        .filter(review::revision_id.eq_any(revisions))
        .order((review::at, review::id))
        .select((
            review::revision_id,
            review::stage,
            (organization::id, organization::name, organization::kind),
            review::reviewer_id,
            review::reviewer_name,
            review::passed,
            review::note,
            review::remarks,
            review::at,
        ))
        .load(conn)
        .await
}

pub async fn is_region(conn: &mut Conn, code: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(region::table.find(code)))
        .get_result(conn)
        .await
}

/// Of these files, the id and kind of those that belong to the organization.
pub async fn own_files(
    conn: &mut Conn,
    organization_id: Uuid,
    ids: &[Uuid],
) -> QueryResult<Vec<(Uuid, String)>> {
    file::table
        .filter(file::id.eq_any(ids))
        .filter(file::organization_id.eq(organization_id))
        .select((file::id, file::kind))
        .load(conn)
        .await
}
