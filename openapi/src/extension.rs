//! Extensions (docs/DOMAIN.md R19): one organization, one material, until when, who granted it, why.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::id::{ExtensionId, MaterialId, OrganizationId};
use crate::limit;
use crate::organization::OrganizationRef;
use crate::validate::{Check, Validate};

/// Grants an extension. A newer one takes the older one's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionInput {
    pub material_id: MaterialId,
    pub organization_id: OrganizationId,
    /// Included.
    pub until: DateTime<Utc>,
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: String,
}

impl Validate for ExtensionInput {
    fn validate(&self, check: &mut Check) {
        check.required("reason", &self.reason, limit::REASON);
        check.that(
            (2000..=2100).contains(&self.until.year()),
            "until",
            "out_of_range",
            "年份应在2000至2100之间。",
        );
    }
}

/// An extension as granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Extension {
    pub id: ExtensionId,
    pub material_id: MaterialId,
    pub organization: OrganizationRef,
    pub until: DateTime<Utc>,
    pub reason: String,
    /// Display name.
    pub granted_by: String,
    pub granted_at: DateTime<Utc>,
    pub revoked_by: Option<String>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revoked_reason: Option<String>,
}

/// Which extensions to list, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExtensionFilter {
    pub material_id: Option<MaterialId>,
    pub organization_id: Option<OrganizationId>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}
