//! SQL that finds an organization and the offices above it.

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Scoped;
use crate::access::reach::Reach;
use crate::platform::store::Conn;
use crate::platform::store::schema::{organization, reach};

/// The organization that files, or an office that reviews.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = organization, check_for_backend(Pg))]
pub struct OrganizationSummary {
    pub id: Uuid,
    pub name: String,
    pub(super) kind: String,
    pub(super) status: String,
}

impl Scoped for OrganizationSummary {
    async fn find(
        conn: &mut Conn,
        reach: Reach,
        id: Uuid,
        lock: bool,
    ) -> QueryResult<Option<Self>> {
        let query = organization::table
            .find(id)
            .filter(organization::id.eq_any(reach.organizations()))
            .select(OrganizationSummary::as_select());
        // Shared: others may file for it too, nobody may close it meanwhile.
        if lock {
            query.for_share().first(conn).await.optional()
        } else {
            query.first(conn).await.optional()
        }
    }
}

pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<OrganizationSummary> {
    organization::table
        .find(id)
        .select(OrganizationSummary::as_select())
        .first(conn)
        .await
}

/// The nearest office, which reviews what the organization files.
pub async fn reviewer(
    conn: &mut Conn,
    organization_id: Uuid,
) -> QueryResult<Option<OrganizationSummary>> {
    organization::table
        .inner_join(reach::table.on(reach::ancestor.eq(organization::id)))
        .filter(reach::descendant.eq(organization_id))
        .filter(reach::reviews.eq(true))
        .select(OrganizationSummary::as_select())
        .first(conn)
        .await
        .optional()
}

/// The office at the top, which has the last word.
pub async fn province(conn: &mut Conn, organization_id: Uuid) -> QueryResult<Option<Uuid>> {
    reach::table
        .filter(reach::descendant.eq(organization_id))
        .order(reach::depth.desc())
        .select(reach::ancestor)
        .first(conn)
        .await
        .optional()
}

/// How `below` lies under `above`: depth, and whether `above` reviews it.
pub async fn relation(
    conn: &mut Conn,
    above: Uuid,
    below: Uuid,
) -> QueryResult<Option<(i32, bool)>> {
    reach::table
        .find((above, below))
        .select((reach::depth, reach::reviews))
        .first(conn)
        .await
        .optional()
}
