//! The policy: one table, operation × role → how far the power reaches. The API enforces it in the
//! guard, the page hides what it forbids, and `policy.golden` is its committed print.

use crate::operation::Operation;
use crate::role::Role;
use crate::rule::Rule;

/// What someone with these roles may do with `operation`.
pub fn rule(operation: Operation, roles: &[Role]) -> Rule {
    let row = operation.row();
    roles.iter().fold(Rule::DENY, |sum, role| {
        let column = Role::ALL
            .iter()
            .position(|r| r == role)
            .expect("every role has a column");
        sum.or(row[column])
    })
}

/// What a program with a key may do with `operation`: no more than keys may, and no more than the person who made
/// it. `same`: the key is of its maker's own organization, else of one below that. The relations are those of the
/// key's organization.
pub fn key_rule(operation: Operation, maker: &[Role], same: bool) -> Rule {
    let key = rule(operation, &[Role::Client]);
    let maker = rule(operation, maker);
    match same {
        true => key.and(maker),
        false if maker.below => key,
        false => Rule::DENY,
    }
}

/// The matrix as text: one line per operation, one column per role.
pub fn golden() -> String {
    let mut out = String::from(
        "# O own organization · S own and below · B below · R those it reviews · - no\n",
    );
    let heads = ["PE", "PR", "PP", "PA", "AU", "CE", "CR", "IE", "IS", "KEY"];
    out += &format!("{:<28}", "operation");
    for head in heads {
        out += &format!("{head:>5}");
    }
    out.push('\n');
    for operation in Operation::ALL {
        out += &format!("{:<28}", operation.code());
        for rule in operation.row() {
            out += &format!("{:>5}", rule.letter());
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_matrix_is_this_policy() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/policy.golden");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(path, golden()).expect("the matrix can be written");
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == golden(),
            "policy.golden differs: run UPDATE_GOLDEN=1 cargo test -p contract, and read the change"
        );
    }

    #[test]
    fn nobody_holds_both_audit_and_administration_by_one_role() {
        assert!(!rule(Operation::ListAudit, &[Role::ProvinceAdmin]).permits_anything());
        assert!(!rule(Operation::UpdatePerson, &[Role::ProvinceAuditor]).permits_anything());
    }

    #[test]
    fn no_key_may_more_than_its_maker() {
        let reaches = |larger: Rule, smaller: Rule| larger.or(smaller) == larger;
        for operation in Operation::ALL {
            let key = rule(operation, &[Role::Client]);
            for role in Role::ALL {
                let (may, same) = (rule(operation, &[role]), key_rule(operation, &[role], true));
                assert!(
                    reaches(may, same) && reaches(key, same),
                    "{operation:?} {role:?}"
                );
                // Seen from below, all that is reached is below the maker.
                let lower = key_rule(operation, &[role], false);
                assert!(reaches(key, lower) && (may.below || lower == Rule::DENY));
            }
        }
        let cancel = |roles: &[Role], same| key_rule(Operation::CancelActivity, roles, same);
        assert_eq!(cancel(&[Role::CityEditor], true), Rule::OWN);
        assert_eq!(cancel(&[Role::CityEditor], false), Rule::DENY);
        assert_eq!(Rule::SUBTREE.and(Rule::REVIEWS), Rule::REVIEWS);
        assert_eq!(Rule::OWN.and(Rule::BELOW), Rule::DENY);
    }

    #[test]
    fn powers_add_up() {
        let both = rule(
            Operation::ApproveActivity,
            &[Role::CityEditor, Role::CityReviewer],
        );
        assert_eq!(both, Rule::REVIEWS);
    }
}
