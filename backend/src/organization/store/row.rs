//! An organization as changes load it.

use contract::organization::{OrganizationKind, OrganizationRef, OrganizationStatus};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::{Scoped, scoped};
use crate::access::reach::Reach;
use crate::platform::store::Conn;
use crate::platform::store::schema::organization;

/// An organization, as far as changes need it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = organization)]
pub struct OrganizationRow {
    pub id: Uuid,
    pub name: String,
    pub short_name: String,
    pub kind: String,
    pub status: String,
    pub region_code: Option<String>,
    pub reports_to: Option<Uuid>,
    pub address: String,
    pub website: String,
    pub version: i32,
}

impl OrganizationRow {
    /// A check of the table keeps other words out.
    pub fn kind(&self) -> OrganizationKind {
        OrganizationKind::parse(&self.kind).unwrap_or_default()
    }
    pub fn status(&self) -> OrganizationStatus {
        OrganizationStatus::parse(&self.status).unwrap_or_default()
    }
    pub fn is_active(&self) -> bool {
        self.status() == OrganizationStatus::Active
    }
    pub fn named(&self) -> OrganizationRef {
        OrganizationRef {
            id: self.id.into(),
            name: self.name.clone(),
            kind: self.kind(),
        }
    }
}

scoped!(OrganizationRow, organization, |reach| organization::id
    .eq_any(reach.organizations()));

/// What may stand directly above something in reach: all in reach, and the caller's own.
#[derive(Clone, Debug)]
pub struct ParentOrganization(OrganizationRow);

impl std::ops::Deref for ParentOrganization {
    type Target = OrganizationRow;
    fn deref(&self) -> &OrganizationRow {
        &self.0
    }
}

impl Scoped for ParentOrganization {
    async fn find(
        conn: &mut Conn,
        reach: Reach,
        id: Uuid,
        lock: bool,
    ) -> QueryResult<Option<Self>> {
        let query = organization::table
            .find(id)
            .filter(
                organization::id
                    .eq_any(reach.organizations())
                    .or(organization::id.eq(reach.organization())),
            )
            .select(OrganizationRow::as_select());
        let row = if lock {
            query.for_update().first(conn).await.optional()?
        } else {
            query.first(conn).await.optional()?
        };
        Ok(row.map(Self))
    }
}
