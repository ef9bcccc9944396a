//! Invitations: an office invites a person by a one-time link (docs/DOMAIN.md R27).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::id::{InvitationId, OrganizationId};
use crate::limit;
use crate::organization::OrganizationRef;
use crate::password;
use crate::role::Role;
use crate::validate::{Check, Validate};

/// Days for which a link counts.
pub const DAYS: i64 = 14;

coded_enum! {
    pub enum InvitationState {
        Open = "open" "待接受",
        Accepted = "accepted" "已接受",
        Revoked = "revoked" "已撤回",
        Expired = "expired" "已过期",
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Invitation {
    pub id: InvitationId,
    pub organization: OrganizationRef,
    /// Who is meant.
    pub name: String,
    pub roles: Vec<Role>,
    pub state: InvitationState,
    pub created_by: String,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Whom to invite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationInput {
    pub organization_id: OrganizationId,
    #[schema(min_length = 1, max_length = 50)]
    pub name: String,
    #[schema(min_items = 1, max_items = 5)]
    pub roles: Vec<Role>,
}

impl Validate for InvitationInput {
    fn validate(&self, check: &mut Check) {
        check.required("name", &self.name, limit::PERSON_NAME);
        crate::person::roles(check, &self.roles, None);
    }
}

/// The link is shown once and cannot be shown again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct InvitationCreated {
    pub invitation: Invitation,
    pub link: String,
}

/// The secret part of a link, be it an invitation's or a new password's. In the body, so that no log of addresses holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationToken {
    #[schema(max_length = 100)]
    pub token: String,
}

impl Validate for InvitationToken {
    fn validate(&self, check: &mut Check) {
        token(check, &self.token);
    }
}

/// What the invited person sees before accepting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct InvitationOffer {
    pub organization: OrganizationRef,
    pub name: String,
    pub roles: Vec<Role>,
    pub expires_at: DateTime<Utc>,
}

/// Makes the account.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationAccept {
    #[schema(max_length = 100)]
    pub token: String,
    /// Letters, digits, `-`, `_`, `.`; at least 3.
    #[schema(min_length = 3, max_length = 40)]
    pub login: String,
    #[schema(min_length = 1, max_length = 50)]
    pub name: String,
    #[serde(default)]
    #[schema(max_length = 60)]
    pub phone: String,
    #[schema(min_length = 10, max_length = 200, format = "password")]
    pub password: String,
}

impl std::fmt::Debug for InvitationAccept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InvitationAccept").finish_non_exhaustive()
    }
}

impl Validate for InvitationAccept {
    fn validate(&self, check: &mut Check) {
        token(check, &self.token);
        login(check, "login", &self.login);
        check.required("name", &self.name, limit::PERSON_NAME);
        check.text("phone", &self.phone, limit::PHONE);
        check.phone("phone", &self.phone);
        for fault in password::faults(&self.password, &self.login) {
            check.fault("password", "weak_password", fault);
        }
    }
}

/// The secret part of a link.
pub fn token(check: &mut Check, token: &str) {
    check.that(
        token.len() <= 100,
        "token",
        "too_long",
        "链接不完整或有误，请重新复制。",
    );
}

/// A sign-in name.
pub fn login(check: &mut Check, field: &str, login: &str) {
    let sound = (3..=limit::LOGIN).contains(&login.len())
        && login
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    check.that(
        sound,
        field,
        "not_a_login",
        "用户名须为3至40个字母、数字或 - _ . 符号。",
    );
}
