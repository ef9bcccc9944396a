//! A forgotten password: whoever administers the organization gives the person a one-time link (docs/DOMAIN.md R25).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::organization::OrganizationRef;
use crate::password;
use crate::validate::{Check, Validate};

/// Hours for which a link counts.
pub const HOURS: i64 = 24;

/// The link is shown once and cannot be shown again. A new one ends the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PasswordResetCreated {
    pub link: String,
    pub expires_at: DateTime<Utc>,
    /// It also went to the person's confirmed e-mail address.
    pub mailed: bool,
}

/// Whose password the link is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PasswordResetOffer {
    pub organization: OrganizationRef,
    pub name: String,
    pub login: String,
    pub expires_at: DateTime<Utc>,
}

/// Sets the password; every sign-in of the account ends.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordResetAccept {
    #[schema(max_length = 100)]
    pub token: String,
    #[schema(min_length = 10, max_length = 200, format = "password")]
    pub password: String,
}

impl std::fmt::Debug for PasswordResetAccept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordResetAccept")
            .finish_non_exhaustive()
    }
}

impl Validate for PasswordResetAccept {
    fn validate(&self, check: &mut Check) {
        crate::invitation::token(check, &self.token);
        for fault in password::faults(&self.password, "") {
            check.fault("password", "weak_password", fault);
        }
    }
}
