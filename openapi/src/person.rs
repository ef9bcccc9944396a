//! People: each belongs to one organization and holds roles there (docs/DOMAIN.md R24).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::id::{OrganizationId, PersonId};
use crate::limit;
use crate::organization::{OrganizationKind, OrganizationRef};
use crate::role::Role;
use crate::validate::{Check, Validate};

/// A person as their office sees them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    pub id: PersonId,
    pub organization: OrganizationRef,
    pub login: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub roles: Vec<Role>,
    /// A deactivated person cannot sign in; their sessions ended at once.
    pub active: bool,
    /// Until then wrong passwords lock some way in; browsers that were used before are not concerned.
    pub locked_until: Option<DateTime<Utc>>,
    pub must_change_password: bool,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    pub sample: bool,
    pub version: i32,
    pub created_at: DateTime<Utc>,
}

/// What an office may change of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonInput {
    #[schema(min_length = 1, max_length = 50)]
    pub name: String,
    #[serde(default)]
    #[schema(max_length = 60)]
    pub phone: String,
    #[serde(default)]
    #[schema(max_length = 254)]
    pub email: String,
    #[schema(min_items = 1, max_items = 5)]
    pub roles: Vec<Role>,
}

impl Validate for PersonInput {
    fn validate(&self, check: &mut Check) {
        check.required("name", &self.name, limit::PERSON_NAME);
        check.text("phone", &self.phone, limit::PHONE);
        check.phone("phone", &self.phone);
        check.email("email", &self.email);
        roles(check, &self.roles, None);
    }
}

/// Roles must be some, different, such as one person can hold together, and such that people of this kind of organization can hold.
pub fn roles(check: &mut Check, roles: &[Role], kind: Option<OrganizationKind>) {
    check.that(
        !roles.is_empty(),
        "roles",
        "required",
        "请至少选择一个角色。",
    );
    let twice = roles
        .iter()
        .enumerate()
        .any(|(i, r)| roles[..i].contains(r));
    check.that(!twice, "roles", "duplicate", "同一角色只能选择一次。");
    if let Some((one, other)) = Role::conflict(roles) {
        let (one, other) = (one.label(), other.label());
        let message = format!("“{one}”和“{other}”不能由同一人担任，请分设人员。");
        check.fault("roles", "exclusive", message);
    }
    let fits = roles.iter().all(|r| match kind {
        Some(kind) => Role::of(kind).contains(r),
        None => *r != Role::Client,
    });
    check.that(
        fits,
        "roles",
        "not_of_kind",
        "所选角色不适用于该单位，请重新选择。",
    );
}

/// Which people to list; all lie in the caller's reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PersonFilter {
    /// This organization and all below it.
    pub organization_id: Option<OrganizationId>,
    pub active: Option<bool>,
    /// Part of the name or sign-in name.
    #[param(max_length = 60)]
    pub q: Option<String>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}
