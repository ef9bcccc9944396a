//! What organizations below have handed in of the same material, to be gathered.

use contract::id::SubmissionId;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::platform::store::schema::{organization, reach, submission, submission_revision};
use crate::platform::store::{Conn, uuids};

/// An accepted submission of an organization below.
#[derive(Clone, Debug, Queryable)]
pub struct OfferedPart {
    pub submission: Uuid,
    pub organization: String,
    pub content: Value,
}

#[diesel::dsl::auto_type]
fn accepted(material: Uuid, organization: Uuid) -> _ {
    let below = reach::table
        .filter(reach::ancestor.eq(organization))
        .filter(reach::depth.gt(0_i32))
        .select(reach::descendant);
    submission::material_id
        .eq(material)
        .and(submission::state.eq("accepted"))
        .and(submission::organization_id.eq_any(below))
}

/// How many could be gathered yet.
pub async fn count(
    conn: &mut Conn,
    material: Uuid,
    organization: Uuid,
    gathered: &[SubmissionId],
) -> QueryResult<i64> {
    submission::table
        .filter(accepted(material, organization))
        .filter(submission::id.ne_all(uuids(gathered)))
        .count()
        .get_result(conn)
        .await
}

/// Of these, those that can be gathered; each with its accepted text.
pub async fn pieces(
    conn: &mut Conn,
    material: Uuid,
    organization_id: Uuid,
    ids: &[SubmissionId],
) -> QueryResult<Vec<OfferedPart>> {
    submission::table
        .inner_join(organization::table)
        .inner_join(submission_revision::table)
        .filter(accepted(material, organization_id))
        .filter(submission::id.eq_any(uuids(ids)))
        .filter(submission_revision::state.eq("accepted"))
        .select((
            submission::id,
            organization::name,
            submission_revision::content,
        ))
        .load(conn)
        .await
}
