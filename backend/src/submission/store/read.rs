//! Around one submission.

use chrono::{DateTime, Utc};
use contract::id::FileId;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::subtree;
use crate::platform::store::schema::{extension, file, reach};
use crate::platform::store::{Conn, uuids};
use crate::reference::organization::{OrganizationSummary, organization};

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
    ids: &[FileId],
) -> QueryResult<Vec<(Uuid, String, bool)>> {
    file::table
        .filter(file::id.eq_any(uuids(ids)))
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
    pub organization: OrganizationSummary,
    pub until: DateTime<Utc>,
    pub reason: String,
    pub granted_by: String,
    pub granted_at: DateTime<Utc>,
}

/// The latest of the own one and, of a part, that of the office that gathers it.
pub async fn extension(
    conn: &mut Conn,
    material: Uuid,
    filer: Uuid,
    part: bool,
) -> QueryResult<Option<Extended>> {
    let levels = if part { 1 } else { 0 };
    let granted_to = reach::table
        .filter(reach::descendant.eq(filer))
        .filter(reach::depth.le(levels))
        .select(reach::ancestor);
    extension::table
        .inner_join(organization::table)
        .filter(extension::material_id.eq(material))
        .filter(extension::organization_id.eq_any(granted_to))
        .filter(extension::revoked_at.is_null())
        .order(extension::until.desc())
        .select((
            extension::id,
            OrganizationSummary::as_select(),
            extension::until,
            extension::reason,
            extension::granted_by,
            extension::granted_at,
        ))
        .first(conn)
        .await
        .optional()
}
