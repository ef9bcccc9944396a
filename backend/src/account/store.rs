//! What the parts of this noun share.

use contract::role::Role;
use diesel::sql_types::Text;

diesel::define_sql_function! {
    /// Sign-in names differ by more than case.
    fn lower(text: Text) -> Text;
}

pub fn roles(codes: &[String]) -> Vec<Role> {
    codes.iter().filter_map(|code| Role::parse(code)).collect()
}

pub fn role_codes(roles: &[Role]) -> Vec<&'static str> {
    roles.iter().map(|role| role.code()).collect()
}
