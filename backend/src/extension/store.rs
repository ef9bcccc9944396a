//! SQL of the table `extension`.

use chrono::{DateTime, Utc};
use contract::extension::{Extension, ExtensionFilter, ExtensionInput};
use contract::organization::OrganizationKind;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::{Authorized, scoped};
use crate::access::reach::Reach;
use crate::organization::service::OrganizationRow as Unit;
use crate::platform::store::Conn;
use crate::platform::store::page::before;
use crate::platform::store::schema::extension;
use crate::reference::organization::{OrganizationSummary, organization};

/// An extension as granted.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = extension, check_for_backend(diesel::pg::Pg))]
pub struct ExtensionRow {
    pub id: Uuid,
    pub material_id: Uuid,
    pub organization_id: Uuid,
    until: DateTime<Utc>,
    reason: String,
    granted_by: String,
    pub granted_at: DateTime<Utc>,
    revoked_by: Option<String>,
    pub revoked_at: Option<DateTime<Utc>>,
    revoked_reason: Option<String>,
}

scoped!(ExtensionRow, extension, |reach| extension::organization_id
    .eq_any(reach.organizations()));

/// An extension and whom it is for.
pub type ExtensionRecord = (ExtensionRow, OrganizationSummary);

pub fn shown((row, organization): ExtensionRecord) -> Extension {
    Extension {
        id: row.id.into(),
        material_id: row.material_id.into(),
        organization: organization.reference(),
        until: row.until,
        reason: row.reason,
        granted_by: row.granted_by,
        granted_at: row.granted_at,
        revoked_by: row.revoked_by,
        revoked_at: row.revoked_at,
        revoked_reason: row.revoked_reason,
    }
}

pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<ExtensionRecord> {
    extension::table
        .inner_join(organization::table)
        .filter(extension::id.eq(id))
        .select((ExtensionRow::as_select(), OrganizationSummary::as_select()))
        .first(conn)
        .await
}

/// Newest first, after the given one.
pub async fn list(
    conn: &mut Conn,
    reach: Reach,
    filter: &ExtensionFilter,
    after: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<ExtensionRecord>> {
    let mut query = extension::table
        .inner_join(organization::table)
        .filter(extension::organization_id.eq_any(reach.organizations()))
        .order((extension::granted_at.desc(), extension::id.desc()))
        .limit(take)
        .select((ExtensionRow::as_select(), OrganizationSummary::as_select()))
        .into_boxed();
    if let Some(material) = filter.material_id {
        query = query.filter(extension::material_id.eq(Uuid::from(material)));
    }
    if let Some(organization) = filter.organization_id {
        query = query.filter(extension::organization_id.eq(Uuid::from(organization)));
    }
    if let Some(key) = after {
        query = query.filter(before((extension::granted_at, extension::id), key));
    }
    query.load(conn).await
}

/// Institutions that hand their parts to this office.
pub async fn gathered_from(conn: &mut Conn, office: Uuid) -> QueryResult<Vec<Uuid>> {
    use crate::platform::store::schema::organization::dsl;
    dsl::organization
        .filter(dsl::reports_to.eq(office))
        .filter(dsl::kind.eq(OrganizationKind::Institution.code()))
        .filter(dsl::status.eq("active"))
        .select(dsl::id)
        .load(conn)
        .await
}

/// Ends the one that holds, if any.
pub async fn replace(
    conn: &mut Conn,
    unit: &Authorized<Unit>,
    material: Uuid,
    by: &str,
) -> QueryResult<usize> {
    diesel::update(
        extension::table
            .filter(extension::material_id.eq(material))
            .filter(extension::organization_id.eq(unit.id))
            .filter(extension::revoked_at.is_null()),
    )
    .set((
        extension::revoked_by.eq(by),
        extension::revoked_at.eq(diesel::dsl::now),
        extension::revoked_reason.eq("由新的延期代替"),
    ))
    .execute(conn)
    .await
}

pub async fn insert(
    conn: &mut Conn,
    unit: &Authorized<Unit>,
    id: Uuid,
    input: &ExtensionInput,
    by: &str,
) -> QueryResult<()> {
    diesel::insert_into(extension::table)
        .values((
            extension::id.eq(id),
            extension::material_id.eq(Uuid::from(input.material_id)),
            extension::organization_id.eq(unit.id),
            extension::until.eq(input.until),
            extension::reason.eq(&input.reason),
            extension::granted_by.eq(by),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn revoke(
    conn: &mut Conn,
    row: &Authorized<ExtensionRow>,
    by: &str,
    reason: &str,
) -> QueryResult<()> {
    diesel::update(extension::table.find(row.id))
        .set((
            extension::revoked_by.eq(by),
            extension::revoked_at.eq(diesel::dsl::now),
            extension::revoked_reason.eq(reason),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}
