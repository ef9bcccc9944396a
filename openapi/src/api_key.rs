//! API keys: an office gives a program access to its own subtree (docs/DOMAIN.md R32).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{ApiKeyId, OrganizationId};
use crate::limit;
use crate::operation::Operation;
use crate::organization::OrganizationRef;
use crate::policy;
use crate::role::Role;
use crate::validate::{Check, Validate};

/// Days for which a key counts unless a day is said, and at most.
pub const DAYS: u64 = 365;
pub const DAYS_MOST: u64 = 730;

/// What any key can be given, by the policy's own column.
pub fn grantable() -> Vec<Operation> {
    Operation::ALL
        .iter()
        .copied()
        .filter(|o| policy::rule(*o, &[Role::Client]).permits_anything())
        .collect()
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub organization: OrganizationRef,
    pub name: String,
    /// The first characters of the secret, to tell keys apart.
    pub prefix: String,
    pub scopes: Vec<Operation>,
    pub created_by: String,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
    /// Counts up to and including this Shanghai day, and as long as its maker works here.
    pub expires_on: Option<NaiveDate>,
    pub revoked_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiKeyInput {
    /// The subtree it reaches; the caller's own where absent.
    #[serde(default)]
    pub organization_id: Option<OrganizationId>,
    #[schema(min_length = 1, max_length = 80)]
    pub name: String,
    #[schema(min_items = 1, max_items = 60)]
    pub scopes: Vec<Operation>,
    /// At most two years from today; one year where absent.
    #[serde(default)]
    pub expires_on: Option<NaiveDate>,
}

impl Validate for ApiKeyInput {
    fn validate(&self, check: &mut Check) {
        check.required("name", &self.name, limit::NAME);
        check.that(
            !self.scopes.is_empty(),
            "scopes",
            "required",
            "请至少选择一项权限。",
        );
        let allowed = grantable();
        let sound = self.scopes.len() <= 60 && self.scopes.iter().all(|s| allowed.contains(s));
        check.that(
            sound,
            "scopes",
            "not_grantable",
            "所选权限不能授予接口程序，请重新选择。",
        );
    }
}

/// The secret is shown once; only its hash is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ApiKeyCreated {
    pub key: ApiKey,
    pub secret: String,
}
