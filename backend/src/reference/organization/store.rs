//! SQL that finds an organization and the offices above it.

use contract::id::OrganizationId;
use contract::organization::OrganizationRef;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Scoped;
use crate::access::reach::Reach;
use crate::platform::store::alike::{alike, keys};
/// For joins of other nouns, with [`OrganizationSummary`] as what they select of it.
pub use crate::platform::store::schema::organization;
use crate::platform::store::schema::reach;
use crate::platform::store::{Conn, uuids};

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

/// Joins to a listing `l` the names of its organization and region, as [`OrganizationColumns`] and
/// `region_name`; [`NAMES`] selects them.
pub const JOIN_NAMES: &str =
    "join organization o on o.id = l.organization_id left join region g on g.code = l.region_code";
pub const NAMES: &str = "o.id as organization_id, o.name as organization_name, o.kind as organization_kind, \
    l.region_code, g.name as region_name";

/// An organization in a row of SQL that is put together.
#[derive(Clone, Debug, QueryableByName)]
pub struct OrganizationColumns {
    #[diesel(sql_type = SqlUuid)]
    organization_id: Uuid,
    #[diesel(sql_type = Text)]
    organization_name: String,
    #[diesel(sql_type = Text)]
    organization_kind: String,
}

impl From<OrganizationColumns> for OrganizationRef {
    fn from(row: OrganizationColumns) -> Self {
        super::reference(
            row.organization_id,
            row.organization_name,
            &row.organization_kind,
        )
    }
}

pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<OrganizationSummary> {
    organization::table
        .find(id)
        .select(OrganizationSummary::as_select())
        .first(conn)
        .await
}

/// Active ones with these names, or names that look alike: within reach, and `besides` where it is one of them. Nobody closes or
/// moves them until the transaction ends.
pub async fn active_by_name(
    conn: &mut Conn,
    reach: Reach,
    besides: Option<Uuid>,
    names: &[String],
) -> QueryResult<Vec<OrganizationSummary>> {
    organization::table
        .filter(
            organization::id
                .eq_any(reach.organizations())
                .or(organization::id.nullable().eq(besides)),
        )
        .filter(organization::status.eq("active"))
        .filter(alike(organization::name).eq_any(keys(names)))
        .select(OrganizationSummary::as_select())
        .for_share()
        .load(conn)
        .await
}

/// Active organizations directly below these, with these names or names that look alike.
pub async fn active_children(
    conn: &mut Conn,
    parents: &[Uuid],
    names: &[String],
) -> QueryResult<Vec<(Option<Uuid>, String)>> {
    organization::table
        .filter(organization::reports_to.eq_any(parents))
        .filter(alike(organization::name).eq_any(keys(names)))
        .filter(organization::status.eq("active"))
        .select((organization::reports_to, organization::name))
        .load(conn)
        .await
}

/// Those of these that are active, in the given order.
pub async fn active(conn: &mut Conn, ids: &[OrganizationId]) -> QueryResult<Vec<OrganizationId>> {
    let found: Vec<Uuid> = organization::table
        .filter(organization::id.eq_any(uuids(ids)))
        .filter(organization::status.eq("active"))
        .select(organization::id)
        .load(conn)
        .await?;
    let active = |id: &OrganizationId| found.contains(&Uuid::from(*id));
    Ok(ids.iter().copied().filter(active).collect())
}

/// Nobody moves, merges or closes an organization until the transaction ends: what is read of the tree and
/// written down stays true. Comes before all other locks; many may hold it.
pub async fn hold_tree(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock_shared(hashtext('moves'))")
        .execute(conn)
        .await
        .map(|_| ())
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

/// Those that exist, whatever their state.
pub async fn names(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<OrganizationSummary>> {
    organization::table
        .filter(organization::id.eq_any(ids))
        .select(OrganizationSummary::as_select())
        .load(conn)
        .await
}

/// The province office: the one that reports to nobody.
pub async fn top(conn: &mut Conn) -> QueryResult<OrganizationSummary> {
    organization::table
        .filter(organization::reports_to.is_null())
        .order(organization::created_at)
        .select(OrganizationSummary::as_select())
        .first(conn)
        .await
}
