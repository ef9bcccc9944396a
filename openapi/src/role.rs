//! Who may be what (docs/DOMAIN.md R24). Powers are separate: one person may hold several roles,
//! yet the workflow forbids doing two reviews on one thing.

use crate::coded::coded_enum;
use crate::organization::OrganizationKind;

coded_enum! {
    /// A power that a person holds in their own organization.
    #[derive(PartialOrd, Ord)]
    pub enum Role {
        ProvinceEditor = "province_editor" "省级编辑",
        ProvinceReviewer = "province_reviewer" "省级审核",
        ProvincePublisher = "province_publisher" "省级发布",
        ProvinceAdmin = "province_admin" "安全管理员",
        ProvinceAuditor = "province_auditor" "审计员",
        CityEditor = "city_editor" "市（州）编辑",
        CityReviewer = "city_reviewer" "市（州）审核",
        InstitutionEditor = "institution_editor" "单位编辑",
        InstitutionSubmitter = "institution_submitter" "单位报送",
        /// A machine with an API key; never a person's role.
        Client = "client" "接口程序",
    }
}

impl Role {
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
