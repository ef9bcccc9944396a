//! Who may be what (docs/DOMAIN.md R24). Powers are separate: which roles one person cannot hold together, and who
//! may give which, stands here.

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

/// Of each of these a person holds one at most: nobody writes, reviews and publishes, and whoever gives powers
/// neither uses them nor watches over their use.
pub const EXCLUSIVE: [&[Role]; 2] = [
    &[
        Role::ProvinceEditor,
        Role::ProvinceReviewer,
        Role::ProvincePublisher,
        Role::ProvinceAdmin,
        Role::ProvinceAuditor,
    ],
    &[Role::CityEditor, Role::CityReviewer],
];

impl Role {
    /// Two of the roles that exclude each other, where there are any.
    pub fn conflict(roles: &[Self]) -> Option<(Self, Self)> {
        EXCLUSIVE.iter().find_map(|group| {
            let mut held = group.iter().copied().filter(|role| roles.contains(role));
            Some((held.next()?, held.next()?))
        })
    }

    /// Who may give this role to others, where the policy lets them reach that person. Who writes for an office does
    /// not choose who reviews it.
    pub fn givers(self) -> &'static [Self] {
        match self {
            Self::CityEditor | Self::InstitutionEditor | Self::InstitutionSubmitter => {
                &[Self::ProvinceAdmin, Self::CityEditor]
            }
            Self::Client => &[],
            _ => &[Self::ProvinceAdmin],
        }
    }

    /// Whether somebody who holds `held` may give this role to others.
    pub fn given_by(self, held: &[Self]) -> bool {
        self.givers().iter().any(|giver| held.contains(giver))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Operation;
    use crate::policy;

    #[test]
    fn powers_are_separate() {
        use Role as R;
        let conflict = Role::conflict;
        assert_eq!(conflict(R::of(OrganizationKind::Institution)), None);
        assert!(conflict(R::of(OrganizationKind::CityOffice)).is_some());
        let two = [R::ProvinceAuditor, R::ProvinceAdmin];
        assert_eq!(conflict(&two), Some((R::ProvinceAdmin, R::ProvinceAuditor)));
        let may = |role: R, o: Operation| policy::rule(o, &[role]).permits_anything();
        let judges =
            |role| may(role, Operation::ApproveActivity) || may(role, Operation::PublishActivity);
        let writes = |role| may(role, Operation::SubmitActivity);
        for held in OrganizationKind::ALL.map(R::of) {
            for (one, other) in held
                .iter()
                .flat_map(|one| held.iter().map(move |o| (*one, *o)))
            {
                let together = one != other && conflict(&[one, other]).is_none();
                assert!(
                    !(together && judges(one) && writes(other)),
                    "{one:?} {other:?}"
                );
            }
        }
        // Nobody gives a role that judges what they write.
        for role in R::ALL {
            let wrong = role
                .givers()
                .iter()
                .find(|giver| judges(role) && writes(**giver));
            assert_eq!(wrong, None, "{role:?}");
        }
    }
}
