//! An organization by name, kind and status, as other nouns join and show it, and the offices above it.

mod store;

use std::collections::HashMap;

use contract::id::OrganizationId;
use contract::organization::{OrganizationKind, OrganizationRef};
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::{Conn, uuids};

pub use store::{
    JOIN_NAMES, NAMES, OrganizationColumns, OrganizationSummary, active, active_by_name,
    active_children, find, hold_tree, organization, province, relation, reviewer,
};

impl OrganizationSummary {
    /// Neither closed nor merged away.
    pub fn is_active(&self) -> bool {
        self.status == "active"
    }

    pub fn kind(&self) -> OrganizationKind {
        kind(&self.kind)
    }

    pub fn reference(&self) -> OrganizationRef {
        reference(self.id, self.name.clone(), &self.kind)
    }
}

/// An organization by id, name and the word of its kind.
pub fn reference(id: Uuid, name: String, code: &str) -> OrganizationRef {
    let (id, kind) = (id.into(), kind(code));
    OrganizationRef { id, name, kind }
}

/// A check of the table keeps other words out.
pub fn kind(code: &str) -> OrganizationKind {
    OrganizationKind::parse(code).unwrap_or_default()
}

/// By name, in the order asked for; those that don't exist are left out.
pub async fn named(
    conn: &mut Conn,
    ids: &[OrganizationId],
) -> Result<Vec<OrganizationRef>, Failure> {
    let found = store::names(conn, &uuids(ids)).await?;
    let found = found.into_iter().map(|o| (o.id.into(), o.reference()));
    let by_id: HashMap<OrganizationId, OrganizationRef> = found.collect();
    Ok(ids.iter().filter_map(|id| by_id.get(id).cloned()).collect())
}

/// The province office.
pub async fn top(conn: &mut Conn) -> Result<OrganizationRef, Failure> {
    Ok(store::top(conn).await?.reference())
}
