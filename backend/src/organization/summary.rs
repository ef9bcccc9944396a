//! An organization by name, kind and status, as other nouns join and show it, and the offices above it.

mod store;

use contract::organization::{OrganizationKind, OrganizationRef};
use uuid::Uuid;

pub use store::{OrganizationSummary, find, province, relation, reviewer};

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
    let kind = kind(code);
    OrganizationRef { id, name, kind }
}

/// A check of the table keeps other words out.
pub fn kind(code: &str) -> OrganizationKind {
    OrganizationKind::parse(code).unwrap_or_default()
}
