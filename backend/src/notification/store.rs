//! SQL of the tables `notification` and `mail`.

use chrono::{DateTime, Utc};
use contract::notification::{Notification, NotificationKind};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::notification::mail::letter;
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::page::before;
use crate::platform::store::query::{Query, Value};
use crate::platform::store::schema::notification;

/// What is told to somebody.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    pub kind: NotificationKind,
    pub text: &'a str,
    pub link: &'a str,
}

/// One row for each active person of these organizations who holds one of these roles.
pub async fn notify_organizations(
    conn: &mut Conn,
    organizations: &[Uuid],
    roles: &[&str],
    message: Message<'_>,
) -> QueryResult<()> {
    let mut whom = insert_notifications(message);
    whom.push("organization_id = any(")
        .bind(Value::Ids(organizations.to_vec()))
        .push(") and active and roles && ")
        .bind(Value::Texts(
            roles.iter().map(|r| (*r).to_owned()).collect(),
        ));
    write(conn, whom, message).await
}

/// One row for each of these people who is still active.
pub async fn notify_people(
    conn: &mut Conn,
    people: &[Uuid],
    message: Message<'_>,
) -> QueryResult<()> {
    let mut whom = insert_notifications(message);
    whom.push("id = any(")
        .bind(Value::Ids(people.to_vec()))
        .push(") and active");
    write(conn, whom, message).await
}

/// Ends where the condition on people begins.
fn insert_notifications(message: Message<'_>) -> Query {
    let mut query = Query::new(
        "with told as (insert into notification (id, person_id, kind, text, link) \
         select gen_random_uuid(), id, ",
    );
    query
        .bind(Value::Text(message.kind.code().to_owned()))
        .push(", ")
        .bind(Value::Text(message.text.to_owned()))
        .push(", ")
        .bind(Value::Text(message.link.to_owned()))
        .push(" from person where ");
    query
}

/// Adds the letters and runs it. The connection knows whether this server sends any: see `store/pool.rs`.
async fn write(conn: &mut Conn, mut query: Query, message: Message<'_>) -> QueryResult<()> {
    query.push(" returning id, person_id, text, link) ");
    if message.kind.mailed() {
        query
            .push(
                "insert into mail (id, notification_id, person_id, to_address, subject, text, link) \
                 select gen_random_uuid(), told.id, person.id, person.email, ",
            )
            .bind(Value::Text(letter::subject(message.text)))
            .push(
                ", told.text, told.link from told join person on person.id = told.person_id \
                 where person.mail and person.email <> '' and person.email = person.confirmed_email \
                 and current_setting('learning_week.mail', true) = 'on'",
            );
    } else {
        query.push("select 1");
    }
    query.build().execute(conn).await.map(|_| ())
}

/// A letter without a notification; whether it was written.
pub async fn mail_person(
    conn: &mut Conn,
    person: Uuid,
    text: &str,
    link: &str,
) -> QueryResult<bool> {
    let wanted = "mail and email = confirmed_email";
    Ok(write_letter(conn, person, text, link, wanted).await? == 1)
}

/// A letter to an address that nobody has confirmed; nobody makes us write many.
pub async fn mail_address(
    conn: &mut Conn,
    person: Uuid,
    text: &str,
    link: &str,
) -> QueryResult<()> {
    let few = "email <> confirmed_email and 5 > (select count(*) from mail m where m.person_id = person.id \
        and m.notification_id is null and m.created_at > now() - interval '1 day')";
    write_letter(conn, person, text, link, few)
        .await
        .map(|_| ())
}

async fn write_letter(
    conn: &mut Conn,
    person: Uuid,
    text: &str,
    link: &str,
    condition: &str,
) -> QueryResult<usize> {
    diesel::sql_query(format!(
        "insert into mail (id, person_id, to_address, subject, text, link) \
         select gen_random_uuid(), id, email, $2, $3, $4 from person \
         where id = $1 and active and email <> '' and current_setting('learning_week.mail', true) = 'on' \
            and {condition}"
    ))
    .bind::<SqlUuid, _>(person)
    .bind::<Text, _>(letter::subject(text))
    .bind::<Text, _>(text)
    .bind::<Text, _>(link)
    .execute(conn)
    .await
}

/// How many were told in one organization.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub struct Notified {
    #[diesel(sql_type = SqlUuid)]
    pub organization_id: Uuid,
    #[diesel(sql_type = BigInt)]
    pub people: i64,
    /// Of those, by e-mail too.
    #[diesel(sql_type = BigInt)]
    pub mails: i64,
}

/// One row for each active person of these organizations who holds one of these roles, with the words for
/// the organization. Organizations without such a person are left out of the answer.
pub async fn notify_each(
    conn: &mut Conn,
    words: &[(Uuid, String)],
    roles: &[&str],
    kind: NotificationKind,
    link: &str,
) -> QueryResult<Vec<Notified>> {
    let texts = || words.iter().map(|(_, text)| text);
    let mut query = Query::new("with word as (select * from unnest(");
    query
        .bind(Value::Ids(words.iter().map(|(id, _)| *id).collect()))
        .push(", ")
        .bind(Value::Texts(texts().cloned().collect()))
        .push(", ")
        .bind(Value::Texts(texts().map(|t| letter::subject(t)).collect()))
        .push(
            ") as w (organization_id, text, subject)), told as (\
               insert into notification (id, person_id, kind, text, link) select gen_random_uuid(), p.id, ",
        )
        .bind(Value::Text(kind.code().to_owned()))
        .push(", w.text, ")
        .bind(Value::Text(link.to_owned()))
        .push(" from word w join person p on p.organization_id = w.organization_id where p.active and p.roles && ")
        .bind(Value::Texts(
            roles.iter().map(|r| (*r).to_owned()).collect(),
        ))
        .push(
            " returning id, person_id, text, link), sent as (\
               insert into mail (id, notification_id, person_id, to_address, subject, text, link) \
               select gen_random_uuid(), t.id, p.id, p.email, w.subject, t.text, t.link \
               from told t join person p on p.id = t.person_id join word w on w.organization_id = p.organization_id \
               where p.mail and p.email <> '' and p.email = p.confirmed_email and current_setting('learning_week.mail', true) = 'on'",
        )
        .push(if kind.mailed() { "" } else { " and false" })
        .push(
            " returning person_id) \
             select p.organization_id, count(*) as people, count(s.person_id) as mails \
             from told t join person p on p.id = t.person_id left join sent s on s.person_id = t.person_id \
             group by p.organization_id",
        );
    query.build().load(conn).await
}

#[derive(Clone, Debug, Queryable)]
pub struct NotificationRow {
    id: Uuid,
    kind: String,
    text: String,
    link: String,
    at: DateTime<Utc>,
    read_at: Option<DateTime<Utc>>,
}

impl NotificationRow {
    pub fn shown(self) -> Option<Notification> {
        Some(Notification {
            id: self.id.into(),
            kind: NotificationKind::parse(&self.kind)?,
            text: self.text,
            link: self.link,
            at: self.at,
            read: self.read_at.is_some(),
        })
    }
}

/// One person's, newest first, after the given one.
pub async fn page(
    conn: &mut Conn,
    person: Uuid,
    after: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<NotificationRow>> {
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
    if let Some(key) = after {
        query = query.filter(before((notification::at, notification::id), key));
    }
    query.load(conn).await
}

pub async fn read(conn: &mut Conn, person: Uuid, ids: &[Uuid]) -> QueryResult<usize> {
    let mut query = diesel::update(notification::table)
        .filter(notification::person_id.eq(person))
        .filter(notification::read_at.is_null())
        .set(notification::read_at.eq(clock::now()))
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
