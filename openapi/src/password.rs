//! Password rules (docs/DOMAIN.md R25): said here for the page, enforced by the API, which also asks
//! how easily the password is guessed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::validate::{Check, Validate};

/// Characters, at least.
pub const SHORTEST: usize = 10;
/// Bytes, at most.
pub const LONGEST: usize = 200;

/// What is still missing, as sentences; empty when the rules are met.
pub fn faults(password: &str, login: &str) -> Vec<&'static str> {
    let mut out = Vec::new();
    if password.chars().count() < SHORTEST {
        out.push("至少10个字符。");
    }
    if password.len() > LONGEST {
        out.push("密码过长。");
    }
    let classes = [
        password.chars().any(|c| c.is_ascii_lowercase()),
        password.chars().any(|c| c.is_ascii_uppercase()),
        password.chars().any(|c| c.is_ascii_digit()),
        password.chars().any(|c| !c.is_ascii_alphanumeric()),
    ];
    if classes.into_iter().filter(|c| *c).count() < 3 {
        out.push("须包含大写字母、小写字母、数字、符号中的至少三类。");
    }
    if login.len() >= 3 && password.to_lowercase().contains(&login.to_lowercase()) {
        out.push("不能包含用户名。");
    }
    out
}

/// Changes one's own password; every other session ends.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    #[schema(min_length = 1, max_length = 200, format = "password")]
    pub current: String,
    #[schema(min_length = 10, max_length = 200, format = "password")]
    pub new: String,
}

impl std::fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordChange").finish_non_exhaustive()
    }
}

impl Validate for PasswordChange {
    fn validate(&self, check: &mut Check) {
        check.that(
            !self.current.is_empty(),
            "current",
            "required",
            "请输入当前密码。",
        );
        check.that(
            self.current.len() <= LONGEST,
            "current",
            "too_long",
            "密码过长。",
        );
        for fault in faults(&self.new, "") {
            check.fault("new", "weak_password", fault);
        }
        check.that(
            self.new != self.current,
            "new",
            "unchanged",
            "新密码不能与当前密码相同。",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[test]
    fn rules_are_said_one_by_one() {
        assert!(faults("Xuexi-zhou2020", "ccjy").is_empty());
        assert_eq!(faults("abc", "ccjy").len(), 2);
        assert_eq!(faults("Ccjy-2020-zhou", "ccjy"), ["不能包含用户名。"]);
        assert!(faults("学习活动周学习活动周a1", "").is_empty());
    }
}
