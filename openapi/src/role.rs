//! Who may be what (requirements R24). Powers are separate: one person may hold several roles,
//! yet the workflow forbids doing two reviews on one thing.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::organization::OrganizationKind;

/// A power that a person holds in their own organization.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    ProvinceEditor,
    ProvinceReviewer,
    ProvincePublisher,
    ProvinceAdmin,
    ProvinceAuditor,
    CityEditor,
    CityReviewer,
    InstitutionEditor,
    InstitutionSubmitter,
    /// A machine with an API key; never a person's role.
    Client,
}

impl Role {
    pub const ALL: [Self; 10] = [
        Self::ProvinceEditor,
        Self::ProvinceReviewer,
        Self::ProvincePublisher,
        Self::ProvinceAdmin,
        Self::ProvinceAuditor,
        Self::CityEditor,
        Self::CityReviewer,
        Self::InstitutionEditor,
        Self::InstitutionSubmitter,
        Self::Client,
    ];

    /// The word in JSON, SQL and URLs.
    pub fn code(self) -> &'static str {
        match self {
            Self::ProvinceEditor => "province_editor",
            Self::ProvinceReviewer => "province_reviewer",
            Self::ProvincePublisher => "province_publisher",
            Self::ProvinceAdmin => "province_admin",
            Self::ProvinceAuditor => "province_auditor",
            Self::CityEditor => "city_editor",
            Self::CityReviewer => "city_reviewer",
            Self::InstitutionEditor => "institution_editor",
            Self::InstitutionSubmitter => "institution_submitter",
            Self::Client => "client",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }

    /// The word on the page.
    pub fn label(self) -> &'static str {
        match self {
            Self::ProvinceEditor => "省级编辑",
            Self::ProvinceReviewer => "省级审核",
            Self::ProvincePublisher => "省级发布",
            Self::ProvinceAdmin => "安全管理员",
            Self::ProvinceAuditor => "审计员",
            Self::CityEditor => "市（州）编辑",
            Self::CityReviewer => "市（州）审核",
            Self::InstitutionEditor => "单位编辑",
            Self::InstitutionSubmitter => "单位报送",
            Self::Client => "接口程序",
        }
    }

    /// The roles that people of such an organization can hold.
    pub fn of(kind: OrganizationKind) -> &'static [Self] {
        match kind {
            OrganizationKind::ProvinceOffice => &[
                Self::ProvinceEditor,
                Self::ProvinceReviewer,
                Self::ProvincePublisher,
                Self::ProvinceAdmin,
                Self::ProvinceAuditor,
            ],
            OrganizationKind::CityOffice => &[Self::CityEditor, Self::CityReviewer],
            OrganizationKind::University | OrganizationKind::Institution => {
                &[Self::InstitutionEditor, Self::InstitutionSubmitter]
            }
        }
    }
}
