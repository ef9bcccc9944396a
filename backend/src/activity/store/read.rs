//! Around one activity.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use super::RevisionRow;
use crate::store::Conn;
use crate::store::schema::{edition, file, opening, organization, reach, region, revision};

/// The newest revision, which is the one in work if any is, and the public one.
pub async fn revisions(
    conn: &mut Conn,
    activity: Uuid,
) -> QueryResult<(RevisionRow, Option<RevisionRow>)> {
    let newest: RevisionRow = revision::table
        .filter(revision::activity_id.eq(activity))
        .order(revision::number.desc())
        .select(RevisionRow::as_select())
        .first(conn)
        .await?;
    if newest.state == "published" || newest.number == 1 {
        let public = (newest.state == "published").then(|| newest.clone());
        return Ok((newest, public));
    }
    let public = revision::table
        .filter(revision::activity_id.eq(activity))
        .filter(revision::state.eq("published"))
        .select(RevisionRow::as_select())
        .first(conn)
        .await
        .optional()?;
    Ok((newest, public))
}

/// The newest revisions, at most 100.
pub async fn history(conn: &mut Conn, activity: Uuid) -> QueryResult<Vec<RevisionRow>> {
    revision::table
        .filter(revision::activity_id.eq(activity))
        .order(revision::number.desc())
        .limit(100)
        .select(RevisionRow::as_select())
        .load(conn)
        .await
}

pub async fn edition(conn: &mut Conn, id: Uuid) -> QueryResult<Value> {
    edition::table
        .find(id)
        .select(edition::content)
        .first(conn)
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

/// A week or opening that an organization or one above it has in the edition.
#[derive(Clone, Debug, Queryable)]
pub struct Week {
    pub organization: String,
    pub kind: String,
    pub at: Option<DateTime<Utc>>,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
}

/// The nearest first.
pub async fn weeks(
    conn: &mut Conn,
    edition_id: Uuid,
    organization_id: Uuid,
) -> QueryResult<Vec<Week>> {
    opening::table
        .inner_join(organization::table)
        .inner_join(reach::table.on(reach::ancestor.eq(opening::organization_id)))
        .filter(opening::edition_id.eq(edition_id))
        .filter(reach::descendant.eq(organization_id))
        .order(reach::depth)
        .select((
            organization::short_name,
            organization::kind,
            opening::at,
            opening::first_day,
            opening::last_day,
        ))
        .load(conn)
        .await
}
