//! How far a power reaches: the cells of the policy table.

/// How far a role's power reaches for one operation, as a set of relations between the caller's
/// organization and the organization that owns the thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// The caller's own organization.
    pub own: bool,
    /// Every organization below the caller's, at any depth.
    pub below: bool,
    /// Only those below whose nearest office is the caller's: the office that reviews them.
    pub reviews: bool,
}

impl Rule {
    /// Not permitted at all.
    pub const DENY: Self = Self {
        own: false,
        below: false,
        reviews: false,
    };
    /// The own organization only.
    pub const OWN: Self = Self {
        own: true,
        below: false,
        reviews: false,
    };
    /// The own organization and everything below.
    pub const SUBTREE: Self = Self {
        own: true,
        below: true,
        reviews: false,
    };
    /// Everything below, not the own organization.
    pub const BELOW: Self = Self {
        own: false,
        below: true,
        reviews: false,
    };
    /// The organizations that this office reviews.
    pub const REVIEWS: Self = Self {
        own: false,
        below: false,
        reviews: true,
    };

    pub fn permits_anything(self) -> bool {
        self != Self::DENY
    }

    /// Both powers together.
    pub fn or(self, other: Self) -> Self {
        Self {
            own: self.own || other.own,
            below: self.below || other.below,
            reviews: self.reviews || other.reviews,
        }
    }

    /// What both powers reach, of the same organization.
    pub fn and(self, other: Self) -> Self {
        let all = |rule: Self| rule.own && rule.below;
        Self {
            own: self.own && other.own,
            below: self.below && other.below,
            reviews: (self.reviews && (other.reviews || all(other)))
                || (other.reviews && all(self)),
        }
    }

    /// One letter for the printed matrix.
    pub fn letter(self) -> &'static str {
        match (self.own, self.below, self.reviews) {
            (false, false, false) => "-",
            (true, false, false) => "O",
            (true, true, _) => "S",
            (false, true, _) => "B",
            (false, false, true) => "R",
            (true, false, true) => "O+R",
        }
    }
}
