//! SQL of one's own row of the table `person`.

use contract::session::ProfileInput;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::person;

/// Locks one's own row; gives its version.
pub async fn lock(conn: &mut Conn, id: Uuid) -> QueryResult<i32> {
    person::table
        .find(id)
        .select(person::version)
        .for_update()
        .first(conn)
        .await
}

pub async fn update(conn: &mut Conn, id: Uuid, input: &ProfileInput) -> QueryResult<()> {
    diesel::update(person::table.find(id))
        .set((
            person::name.eq(&input.name),
            person::phone.eq(&input.phone),
            person::email.eq(&input.email),
            person::mail.eq(input.mail),
            person::version.eq(person::version + 1),
            person::updated_at.eq(clock::now()),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// `must_change`: someone else chose it.
pub async fn set_password(
    conn: &mut Conn,
    id: Uuid,
    hash: &str,
    must_change: bool,
) -> QueryResult<()> {
    diesel::update(person::table.find(id))
        .set((
            person::password_hash.eq(hash),
            person::must_change_password.eq(must_change),
            person::updated_at.eq(clock::now()),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// The address is the person's own; name and organization of who that is, `None` where the address is another by
/// now or the person is shut out.
pub async fn confirm_email(
    conn: &mut Conn,
    id: Uuid,
    email: &str,
) -> QueryResult<Option<(String, Uuid)>> {
    diesel::update(person::table.find(id))
        .filter(person::email.eq(email))
        .filter(person::active.eq(true))
        .set(person::confirmed_email.eq(email))
        .returning((person::name, person::organization_id))
        .get_result(conn)
        .await
        .optional()
}
