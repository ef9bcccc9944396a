//! The way to the database. Nobody gets a connection without a [`Permit`], nothing is committed without its audit row ([`Tx::commit`]).

mod actor_ref;
pub mod alike;
mod audit_event;
mod clock;
mod idempotency;
mod migrate;
pub mod page;
mod pool;
pub mod query;
pub mod schema;
mod tx;

pub use actor_ref::ActorRef;
pub use audit_event::AuditEvent;
pub use clock::clock_job;
pub use idempotency::{Claim, Idempotency};
pub use migrate::{MIGRATIONS, migrate, pending};
pub use pool::{Conn, Pool, Store};
pub use tx::Tx;

use uuid::Uuid;

/// Ids as the database has them.
pub fn uuids<I: Copy + Into<Uuid>>(ids: &[I]) -> Vec<Uuid> {
    ids.iter().map(|id| (*id).into()).collect()
}

/// Who did a thing: a person, a key, the program itself, or nobody who is known.
#[derive(Clone, Debug)]
pub struct Actor {
    pub kind: ActorKind,
    pub id: Option<Uuid>,
    pub name: String,
    pub organization: Option<Uuid>,
    /// The person behind it: a key's is who made it.
    pub person: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    Person,
    Key,
    System,
    Nobody,
}

impl ActorKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Key => "key",
            Self::System => "system",
            Self::Nobody => "nobody",
        }
    }
}

/// Something that entitles to a connection: a checked permission, an open page, the program itself.
pub trait Permit: Sync {
    fn actor(&self) -> Actor;
    /// Operation id, for the audit row.
    fn operation(&self) -> &'static str;
    fn request_id(&self) -> &str;
}

/// The permit of an operation that is open to everyone.
#[derive(Clone, Debug)]
pub struct PublicPermit {
    pub operation: &'static str,
    pub request_id: String,
}

impl Permit for PublicPermit {
    fn actor(&self) -> Actor {
        Actor {
            kind: ActorKind::Nobody,
            id: None,
            name: "访客".into(),
            organization: None,
            person: None,
        }
    }
    fn operation(&self) -> &'static str {
        self.operation
    }
    fn request_id(&self) -> &str {
        &self.request_id
    }
}

/// The permit of the program itself: seeding, house-keeping.
#[derive(Clone, Copy, Debug)]
pub struct SystemPermit(pub &'static str);

impl Permit for SystemPermit {
    fn actor(&self) -> Actor {
        Actor {
            kind: ActorKind::System,
            id: None,
            name: "系统".into(),
            organization: None,
            person: None,
        }
    }
    fn operation(&self) -> &'static str {
        self.0
    }
    fn request_id(&self) -> &str {
        ""
    }
}
