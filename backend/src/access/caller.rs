//! Who asks, as the database knows them now.

use contract::operation::Operation;
use contract::organization::OrganizationKind;
use contract::policy;
use contract::role::Role;
use uuid::Uuid;

use super::reach::Reach;
use crate::platform::store::ActorKind;

/// Who asks, loaded fresh from the database.
#[derive(Clone, Debug)]
pub struct Caller {
    pub kind: ActorKind,
    /// The person's or the key's id.
    pub id: Uuid,
    pub name: String,
    pub organization: Uuid,
    pub organization_kind: OrganizationKind,
    pub roles: Vec<Role>,
    /// A key's scopes; `None` for a person, whom roles alone bound.
    pub scopes: Option<Vec<Operation>>,
    /// A person's session.
    pub session: Option<Uuid>,
    pub must_change_password: bool,
}

impl Caller {
    /// Whether roles and scopes permit the operation for some organization.
    pub fn may(&self, operation: Operation) -> bool {
        policy::rule(operation, &self.roles).permits_anything()
            && self
                .scopes
                .as_ref()
                .is_none_or(|s| operation == Operation::GetProfile || s.contains(&operation))
    }

    /// Everything the caller may do for some organization.
    pub fn operations(&self) -> Vec<Operation> {
        Operation::ALL
            .iter()
            .copied()
            .filter(|o| self.may(*o))
            .collect()
    }

    /// Of these operations those that reach an organization and can be done `now`. `relation`: how it lies
    /// under the caller's, as [`organization::relation`](crate::reference::organization::relation) says.
    pub fn offered(
        &self,
        all: &[Operation],
        relation: Option<(i32, bool)>,
        now: impl Fn(Operation) -> bool,
    ) -> Vec<Operation> {
        let Some((depth, reviews)) = relation else {
            return Vec::new();
        };
        let reaches = |o: Operation| self.reach(o).is_some_and(|r| r.covers(depth, reviews));
        let offered = all.iter().copied();
        offered.filter(|o| reaches(*o) && now(*o)).collect()
    }

    /// How far another operation of the same caller reaches; `None` where it is not permitted.
    pub fn reach(&self, operation: Operation) -> Option<Reach> {
        self.may(operation)
            .then(|| Reach::new(self.organization, policy::rule(operation, &self.roles)))
    }
}
