//! Around one entry.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::RevisionRow;
use crate::platform::store::Conn;
use crate::platform::store::schema::{file, region, revision};

/// The newest revision, which is the one in work if any is, and the public one.
pub async fn revisions(
    conn: &mut Conn,
    entry: Uuid,
) -> QueryResult<(RevisionRow, Option<RevisionRow>)> {
    let newest: RevisionRow = revision::table
        .filter(revision::entry_id.eq(entry))
        .order(revision::number.desc())
        .select(RevisionRow::as_select())
        .first(conn)
        .await?;
    if newest.state == "published" || newest.number == 1 {
        let public = (newest.state == "published").then(|| newest.clone());
        return Ok((newest, public));
    }
    let public = revision::table
        .filter(revision::entry_id.eq(entry))
        .filter(revision::state.eq("published"))
        .select(RevisionRow::as_select())
        .first(conn)
        .await
        .optional()?;
    Ok((newest, public))
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
