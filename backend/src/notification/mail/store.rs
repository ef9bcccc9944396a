//! The outbox. No audit rows: that a letter left is bookkeeping, and what it tells of has its own.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::mail;

/// A link without what only the mailbox may have.
fn without_secret() -> SqlLiteral<Text> {
    sql("split_part(link, '#', 1)")
}

/// One that is due.
#[derive(Clone, Debug, QueryableByName)]
pub struct OutgoingMail {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Text)]
    pub to_address: String,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Text)]
    pub subject: String,
    #[diesel(sql_type = Text)]
    pub text: String,
    #[diesel(sql_type = Text)]
    pub link: String,
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    /// This one included.
    #[diesel(sql_type = Integer)]
    pub attempts: i32,
    /// The person still works here, still wants e-mail, and still has this address, which is confirmed;
    /// or the letter asks for that.
    #[diesel(sql_type = Bool)]
    pub wanted: bool,
}

/// Takes what is due, oldest first, and keeps it from other servers for a while: should this one die,
/// another comes back to it.
pub async fn take(conn: &mut Conn, most: i64, lease: TimeDelta) -> QueryResult<Vec<OutgoingMail>> {
    diesel::sql_query(
        "update mail set attempts = mail.attempts + 1, next_at = $1 from person \
         where person.id = mail.person_id and mail.id = any(array(\
             select id from mail where sent_at is null and failed_at is null and next_at <= now() \
             order by next_at limit $2 for update skip locked)) \
         returning mail.id, mail.to_address, person.name, mail.subject, mail.text, mail.link, mail.created_at, \
             mail.attempts, person.active and person.email = mail.to_address \
                and (mail.link like 'email#%' or person.mail and person.confirmed_email = mail.to_address) as wanted",
    )
    .bind::<Timestamptz, _>(clock::now() + lease)
    .bind::<BigInt, _>(most)
    .load(conn)
    .await
}

pub async fn sent(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::update(mail::table.find(id))
        .set((
            mail::sent_at.eq(clock::now()),
            mail::error.eq(None::<String>),
            mail::link.eq(without_secret()),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// To be tried again at that time; never again where there is none.
pub async fn refused(
    conn: &mut Conn,
    id: Uuid,
    next: Option<DateTime<Utc>>,
    error: &str,
) -> QueryResult<()> {
    let now = clock::now();
    diesel::update(mail::table.find(id))
        .set((
            next.map(|at| mail::next_at.eq(at)),
            next.is_none()
                .then(|| (mail::failed_at.eq(now), mail::link.eq(without_secret()))),
            mail::error.eq(error),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Removes what was settled before that time.
pub async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(mail::table.filter(mail::sent_at.lt(before).or(mail::failed_at.lt(before))))
        .execute(conn)
        .await
}
