//! Signing in, and what a person knows of themself (docs/DOMAIN.md R25).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::id::SessionId;
use crate::limit;
use crate::operation::Operation;
use crate::organization::OrganizationRef;
use crate::role::Role;
use crate::validate::{Check, Validate};

/// Seconds without a request after which a session ends.
pub const IDLE_SECONDS: i64 = 600;
/// Seconds before that end at which the page warns.
pub const WARN_SECONDS: i64 = 60;
/// Wrong passwords in a row after which a sign-in name is locked for where they came from.
pub const FAILURES: i32 = 5;
/// Seconds for which it is locked; twice as long each time, up to [`LONGEST_LOCK_SECONDS`].
pub const LOCK_SECONDS: i64 = 300;
pub const LONGEST_LOCK_SECONDS: i64 = 7_200;
/// Wrong passwords from all over after which a sign-in name is locked for browsers that it was never used in.
pub const FAILURES_ANYWHERE: i32 = 100;

/// Name and password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    #[schema(min_length = 1, max_length = 40)]
    pub login: String,
    #[schema(min_length = 1, max_length = 200, format = "password")]
    pub password: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").finish_non_exhaustive()
    }
}

impl Validate for SignIn {
    fn validate(&self, check: &mut Check) {
        check.that(
            !self.login.trim().is_empty(),
            "login",
            "required",
            "请输入用户名。",
        );
        check.that(
            self.login.len() <= limit::LOGIN,
            "login",
            "too_long",
            "用户名过长。",
        );
        check.that(
            crate::text::forbidden(&self.login).is_none(),
            "login",
            "control_character",
            "含有无法显示的控制字符，请删除后重新输入。",
        );
        check.that(
            !self.password.is_empty(),
            "password",
            "required",
            "请输入密码。",
        );
        check.that(
            self.password.len() <= crate::password::LONGEST,
            "password",
            "too_long",
            "密码过长。",
        );
    }
}

/// A fresh access token. The refresh token travels in an HttpOnly cookie only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SignedIn {
    /// A JWT for `Authorization: Bearer`; keep it in memory only.
    pub access_token: String,
    pub expires_at: DateTime<Utc>,
    pub profile: Profile,
}

/// Who asks: a person, or the office that an API key belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Profile {
    /// The person's, or the key's.
    pub id: Uuid,
    /// The sign-in name; empty for a key.
    pub login: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    /// No letters go to the address until the link that was sent there is opened.
    #[serde(default)]
    pub email_unconfirmed: bool,
    /// Wants important messages by e-mail too, where the service sends any.
    pub mail: bool,
    pub organization: OrganizationRef,
    pub roles: Vec<Role>,
    /// Everything that the roles permit for some organization.
    pub operations: Vec<Operation>,
    pub must_change_password: bool,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// Notifications not read yet.
    pub unread: i64,
    pub version: i32,
}

impl Profile {
    pub fn may(&self, operation: Operation) -> bool {
        self.operations.contains(&operation)
    }
}

/// What a person may change of themself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileInput {
    #[schema(min_length = 1, max_length = 50)]
    pub name: String,
    #[serde(default)]
    #[schema(max_length = 60)]
    pub phone: String,
    #[serde(default)]
    #[schema(max_length = 254)]
    pub email: String,
    /// Important messages come by e-mail too; true where left out.
    #[serde(default = "yes")]
    pub mail: bool,
}

fn yes() -> bool {
    true
}

impl Validate for ProfileInput {
    fn validate(&self, check: &mut Check) {
        check.required("name", &self.name, limit::PERSON_NAME);
        check.text("phone", &self.phone, limit::PHONE);
        check.phone("phone", &self.phone);
        check.email("email", &self.email);
    }
}

/// Days for which the link of a letter counts that asks whether an address is right.
pub const CONFIRMATION_DAYS: i64 = 3;

/// The secret part of that link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailConfirmation {
    #[schema(max_length = 1000)]
    pub token: String,
}

impl Validate for EmailConfirmation {
    fn validate(&self, check: &mut Check) {
        check.that(
            self.token.len() <= 1000,
            "token",
            "too_long",
            "链接不完整或有误，请重新复制。",
        );
    }
}

/// A sign-in that still counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SessionRow {
    pub id: SessionId,
    /// The one that asks.
    pub current: bool,
    /// The browser, as it calls itself, shortened.
    pub device: String,
    /// The network address it began from.
    pub address: String,
    pub started_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
}
