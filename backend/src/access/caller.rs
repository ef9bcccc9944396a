//! Who asks, as the database knows them now.

use contract::operation::Operation;
use contract::organization::OrganizationKind;
use contract::policy;
use contract::role::Role;
use contract::rule::Rule;
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
    /// What bounds a key further; `None` for a person, whom roles alone bound.
    pub key: Option<KeyPower>,
    /// A person's session.
    pub session: Option<Uuid>,
    pub must_change_password: bool,
}

/// A key's scopes, and who made it, as that person stands now.
#[derive(Clone, Debug)]
pub struct KeyPower {
    pub scopes: Vec<Operation>,
    pub maker: Uuid,
    pub maker_roles: Vec<Role>,
    /// The key is of its maker's own organization, not of one below.
    pub same: bool,
}

impl Caller {
    /// The natural person who answers for what is done.
    pub fn person(&self) -> Uuid {
        self.key.as_ref().map_or(self.id, |key| key.maker)
    }

    /// How far roles, or a key and its maker, reach for the operation; nothing beyond a key's scopes.
    pub fn rule(&self, operation: Operation) -> Rule {
        let Some(key) = &self.key else {
            return policy::rule(operation, &self.roles);
        };
        if operation != Operation::GetProfile && !key.scopes.contains(&operation) {
            return Rule::DENY;
        }
        policy::key_rule(operation, &key.maker_roles, key.same)
    }

    /// Whether the operation is permitted for some organization.
    pub fn may(&self, operation: Operation) -> bool {
        self.rule(operation).permits_anything()
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
            .then(|| Reach::new(self.organization, self.rule(operation)))
    }
}
