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
    fn powers_add_up() {
        let both = rule(
            Operation::ApproveActivity,
            &[Role::CityEditor, Role::CityReviewer],
        );
        assert_eq!(both, Rule::REVIEWS);
    }
}
