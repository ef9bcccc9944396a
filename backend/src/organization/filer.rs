//! Who files, and which offices stand above: for every noun that is filed and reviewed.

mod store;

use contract::organization::{OrganizationKind, OrganizationRef};
use uuid::Uuid;

use crate::platform::failure::Failure;

pub use store::{Filer, find, province, relation, reviewer};

impl Filer {
    /// Neither closed nor merged away.
    pub fn active(&self) -> bool {
        self.status == "active"
    }

    pub fn kind(&self) -> Result<OrganizationKind, Failure> {
        kind(&self.kind)
    }

    pub fn named(&self) -> Result<OrganizationRef, Failure> {
        reference(self.id, self.name.clone(), &self.kind)
    }
}

/// An organization by id, name and the word of its kind.
pub fn reference(id: Uuid, name: String, code: &str) -> Result<OrganizationRef, Failure> {
    let kind = kind(code)?;
    Ok(OrganizationRef { id, name, kind })
}

fn kind(code: &str) -> Result<OrganizationKind, Failure> {
    OrganizationKind::parse(code)
        .ok_or_else(|| Failure::internal("an organization of unknown kind"))
}
