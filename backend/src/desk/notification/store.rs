use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::store::Conn;

/// What is told to somebody.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    pub kind: &'a str,
    pub text: &'a str,
    pub link: &'a str,
}

/// One row for each active person of these organizations who holds one of these roles.
pub async fn tell_organizations(
    conn: &mut Conn,
    organizations: &[Uuid],
    roles: &[&str],
    message: Message<'_>,
) -> QueryResult<usize> {
    diesel::sql_query(
        "insert into notification (id, person_id, kind, text, link) \
         select gen_random_uuid(), id, $3, $4, $5 from person \
         where organization_id = any($1) and active and roles && $2",
    )
    .bind::<Array<SqlUuid>, _>(organizations)
    .bind::<Array<Text>, _>(roles)
    .bind::<Text, _>(message.kind)
    .bind::<Text, _>(message.text)
    .bind::<Text, _>(message.link)
    .execute(conn)
    .await
}

/// One row for each of these people who is still active.
pub async fn tell_people(
    conn: &mut Conn,
    people: &[Uuid],
    message: Message<'_>,
) -> QueryResult<usize> {
    diesel::sql_query(
        "insert into notification (id, person_id, kind, text, link) \
         select gen_random_uuid(), id, $2, $3, $4 from person where id = any($1) and active",
    )
    .bind::<Array<SqlUuid>, _>(people)
    .bind::<Text, _>(message.kind)
    .bind::<Text, _>(message.text)
    .bind::<Text, _>(message.link)
    .execute(conn)
    .await
}
