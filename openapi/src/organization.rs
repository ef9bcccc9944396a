//! Organizations: the tree of who reports to whom. Geography is [`crate::region`]; they differ
//! (梅河口市 lies in 通化 and reports to the province; 长白山管委会 has no region code).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::coded::coded_enum;
use crate::id::OrganizationId;
use crate::limit;
use crate::validate::{Check, Validate};

coded_enum! {
    #[derive(Default, PartialOrd, Ord)]
    pub enum OrganizationKind {
        ProvinceOffice = "province_office" "省级",
        CityOffice = "city_office" "市（州）级",
        University = "university" "高等院校",
        #[default]
        Institution = "institution" "机构",
    }
}

impl OrganizationKind {
    /// What may stand directly under this kind.
    pub fn children(self) -> &'static [Self] {
        match self {
            Self::ProvinceOffice => &[Self::CityOffice, Self::University, Self::Institution],
            Self::CityOffice | Self::Institution | Self::University => &[Self::Institution],
        }
    }
}

coded_enum! {
    #[derive(Default)]
    pub enum OrganizationStatus {
        #[default]
        Active = "active" "正常",
        /// Its people and activities went to another organization.
        Merged = "merged" "已合并",
        Closed = "closed" "已停用",
    }
}

/// An organization by name, wherever another thing refers to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrganizationRef {
    pub id: OrganizationId,
    pub name: String,
    pub kind: OrganizationKind,
}

/// A body in the tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Organization {
    pub id: OrganizationId,
    pub name: String,
    pub short_name: String,
    pub kind: OrganizationKind,
    pub status: OrganizationStatus,
    /// GB/T 2260 code of the place; absent where the place has none.
    pub region_code: Option<String>,
    pub region_name: Option<String>,
    /// Whom it reports to; only the province office reports to nobody.
    pub reports_to: Option<OrganizationRef>,
    pub address: String,
    pub website: String,
    /// Depth below the caller's organization, 0 for itself.
    pub depth: i32,
    /// Active organizations directly below.
    pub children: i64,
    /// Active people in it.
    pub people: i64,
    pub sample: bool,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

/// What a person types of an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationInput {
    #[schema(min_length = 1, max_length = 80)]
    pub name: String,
    /// For narrow places on the page; the name where empty.
    #[serde(default)]
    #[schema(max_length = 20)]
    pub short_name: String,
    pub kind: OrganizationKind,
    #[serde(default)]
    pub region_code: Option<String>,
    /// The organization above. Changed later only by `move_organization`.
    #[serde(default)]
    pub reports_to: Option<OrganizationId>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub address: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub website: String,
}

impl Validate for OrganizationInput {
    fn validate(&self, check: &mut Check) {
        check.required("name", &self.name, limit::NAME);
        check.text("short_name", &self.short_name, 20);
        check.text("address", &self.address, limit::ADDRESS);
        check.url("website", &self.website);
        if let Some(code) = &self.region_code {
            check.that(
                crate::region::is_code(code),
                "region_code",
                "not_a_region",
                "行政区划代码应为6位数字，请从列表中选择。",
            );
        }
    }
}

/// Moves an organization under another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationMove {
    pub reports_to: OrganizationId,
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: String,
}

impl Validate for OrganizationMove {
    fn validate(&self, check: &mut Check) {
        check.required("reason", &self.reason, limit::REASON);
    }
}

/// Merges an organization into another: its activities and people go along, its name stays in history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationMerge {
    pub into: OrganizationId,
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: String,
}

impl Validate for OrganizationMerge {
    fn validate(&self, check: &mut Check) {
        check.required("reason", &self.reason, limit::REASON);
    }
}

/// One entry of an organization's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OrganizationEvent {
    pub at: DateTime<Utc>,
    /// created, renamed, moved, merged, closed, reopened
    pub kind: String,
    /// What it was before, as said on the page.
    pub before: String,
    pub after: String,
    pub reason: String,
    /// Who did it, by display name.
    pub by: String,
}

/// An organization and its history, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OrganizationDetail {
    #[serde(flatten)]
    pub organization: Organization,
    pub history: Vec<OrganizationEvent>,
}

/// Which organizations to list; all of them lie in the caller's reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrganizationFilter {
    /// Only those directly below this one.
    pub reports_to: Option<OrganizationId>,
    pub kind: Option<OrganizationKind>,
    pub status: Option<OrganizationStatus>,
    /// Part of the name.
    #[param(max_length = 60)]
    pub q: Option<String>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}
