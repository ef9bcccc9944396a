//! What the parts of this noun share.

use contract::role::Role;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::schema::password_reset;

diesel::define_sql_function! {
    /// Sign-in names differ by more than case.
    fn lower(text: Text) -> Text;
}

/// Under what the wrong passwords for a person's sign-in name are counted: `session::store::attempt`.
pub const LOGIN_DIGEST: &str = "encode(sha256(convert_to(lower(person.login), 'UTF8')), 'hex')";

pub fn roles(codes: &[String]) -> Vec<Role> {
    codes.iter().filter_map(|code| Role::parse(code)).collect()
}

pub fn role_codes(roles: &[Role]) -> Vec<&'static str> {
    roles.iter().map(|role| role.code()).collect()
}

/// A link that sets a person's password counts no longer.
pub async fn end_reset(conn: &mut Conn, person: Uuid) -> QueryResult<usize> {
    diesel::delete(password_reset::table.find(person))
        .execute(conn)
        .await
}
