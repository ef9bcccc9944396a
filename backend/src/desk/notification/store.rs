use chrono::{DateTime, Utc};
use contract::notification::Notification;
use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::store::Conn;
use crate::store::schema::notification;

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

/// One person's, newest first, after the given one.
pub async fn page(
    conn: &mut Conn,
    person: Uuid,
    after: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<Notification>> {
    type Row = (
        Uuid,
        String,
        String,
        String,
        DateTime<Utc>,
        Option<DateTime<Utc>>,
    );
    let mut query = notification::table
        .filter(notification::person_id.eq(person))
        .order((notification::at.desc(), notification::id.desc()))
        .limit(take)
        .select((
            notification::id,
            notification::kind,
            notification::text,
            notification::link,
            notification::at,
            notification::read_at,
        ))
        .into_boxed();
    if let Some((at, id)) = after {
        query = query.filter(
            notification::at
                .lt(at)
                .or(notification::at.eq(at).and(notification::id.lt(id))),
        );
    }
    let rows: Vec<Row> = query.load(conn).await?;
    let shown = |(id, kind, text, link, at, read_at): Row| Notification {
        id,
        kind,
        text,
        link,
        at,
        read: read_at.is_some(),
    };
    Ok(rows.into_iter().map(shown).collect())
}

pub async fn read(conn: &mut Conn, person: Uuid, ids: &[Uuid]) -> QueryResult<usize> {
    let mut query = diesel::update(notification::table)
        .filter(notification::person_id.eq(person))
        .filter(notification::read_at.is_null())
        .set(notification::read_at.eq(Utc::now()))
        .into_boxed();
    if !ids.is_empty() {
        query = query.filter(notification::id.eq_any(ids.to_vec()));
    }
    query.execute(conn).await
}

pub async fn unread(conn: &mut Conn, person: Uuid) -> QueryResult<i64> {
    notification::table
        .filter(notification::person_id.eq(person))
        .filter(notification::read_at.is_null())
        .count()
        .get_result(conn)
        .await
}
