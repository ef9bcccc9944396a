//! Around one submission.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{ReviewRow, RevisionRow};
use crate::access::reach::subtree;
use crate::platform::store::Conn;
use crate::platform::store::schema::{
    extension, file, organization, reach, review, submission_revision,
};

/// The newest version, which is the one in work if any is, and the accepted one, where another.
pub async fn revisions(
    conn: &mut Conn,
    submission: Uuid,
) -> QueryResult<(RevisionRow, Option<RevisionRow>)> {
    let newest: RevisionRow = submission_revision::table
        .filter(submission_revision::submission_id.eq(submission))
        .order(submission_revision::number.desc())
        .select(RevisionRow::as_select())
        .first(conn)
        .await?;
    if newest.number == 1 {
        return Ok((newest, None));
    }
    let accepted = submission_revision::table
        .filter(submission_revision::submission_id.eq(submission))
        .filter(submission_revision::state.eq("accepted"))
        .filter(submission_revision::id.ne(newest.id))
        .select(RevisionRow::as_select())
        .first(conn)
        .await
        .optional()?;
    Ok((newest, accepted))
}

/// The newest versions, at most 100.
pub async fn history(conn: &mut Conn, submission: Uuid) -> QueryResult<Vec<RevisionRow>> {
    submission_revision::table
        .filter(submission_revision::submission_id.eq(submission))
        .order(submission_revision::number.desc())
        .limit(100)
        .select(RevisionRow::as_select())
        .load(conn)
        .await
}

/// The last version before this one that was handed in; every earlier one was.
pub async fn before(
    conn: &mut Conn,
    submission: Uuid,
    number: i32,
) -> QueryResult<Option<RevisionRow>> {
    submission_revision::table
        .filter(submission_revision::submission_id.eq(submission))
        .filter(submission_revision::number.lt(number))
        .order(submission_revision::number.desc())
        .select(RevisionRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Of these versions, oldest first.
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

/// Whether one of these organizations stands above this one.
pub async fn is_below(conn: &mut Conn, organization: Uuid, above: &[Uuid]) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        reach::table
            .filter(reach::descendant.eq(organization))
            .filter(reach::ancestor.eq_any(above))
            .filter(reach::depth.gt(0)),
    ))
    .get_result(conn)
    .await
}

/// A file, its kind, and whether it belongs to the organization or one below.
pub async fn files(
    conn: &mut Conn,
    organization: Uuid,
    ids: &[Uuid],
) -> QueryResult<Vec<(Uuid, String, bool)>> {
    file::table
        .filter(file::id.eq_any(ids))
        .select((
            file::id,
            file::kind,
            file::organization_id.eq_any(subtree(organization)),
        ))
        .load(conn)
        .await
}

/// An extension that holds.
#[derive(Clone, Debug, Queryable)]
pub struct Extended {
    pub id: Uuid,
    pub until: DateTime<Utc>,
    pub reason: String,
    pub granted_by: String,
    pub granted_at: DateTime<Utc>,
}

pub async fn extension(
    conn: &mut Conn,
    material: Uuid,
    organization: Uuid,
) -> QueryResult<Option<Extended>> {
    extension::table
        .filter(extension::material_id.eq(material))
        .filter(extension::organization_id.eq(organization))
        .filter(extension::revoked_at.is_null())
        .select((
            extension::id,
            extension::until,
            extension::reason,
            extension::granted_by,
            extension::granted_at,
        ))
        .first(conn)
        .await
        .optional()
}
