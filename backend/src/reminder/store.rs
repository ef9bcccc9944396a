//! SQL of the table `reminder`.

use chrono::{DateTime, TimeDelta, Utc};
use contract::board::{Reminder, ReminderFilter};
use diesel::prelude::*;
use diesel::sql_types::{Array, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::Reach;
use crate::board::owed;
use crate::platform::store::Conn;
use crate::platform::store::page::before;
use crate::platform::store::query::{Query, Value};
use crate::platform::store::schema::{material, reminder};
use crate::reference::organization::{OrganizationSummary, organization};

/// An owed material that is not handed in.
#[derive(Clone, Debug, QueryableByName)]
pub struct OwedMaterial {
    #[diesel(sql_type = SqlUuid)]
    pub organization_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub material_id: Uuid,
    #[diesel(sql_type = Text)]
    pub label: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub due: Option<DateTime<Utc>>,
}

/// The editions of these materials.
pub async fn editions(conn: &mut Conn, materials: &[Uuid]) -> QueryResult<Vec<Uuid>> {
    material::table
        .filter(material::id.eq_any(materials))
        .select(material::edition_id)
        .distinct()
        .load(conn)
        .await
}

/// Those who remind wait for one another until their transaction ends.
pub async fn lock(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtext('reminder'))")
        .execute(conn)
        .await
        .map(|_| ())
}

fn chosen(edition: Uuid, now: DateTime<Utc>, materials: &[Uuid]) -> Query {
    let mut query = owed::materials(edition, now);
    query
        .push(" and m.id = any(")
        .bind(Value::Ids(materials.to_vec()))
        .push(")");
    owed::units(&mut query);
    query
}

/// What these organizations within reach owe of these materials, but for what somebody reminded them of
/// within the last hour.
pub async fn open(
    conn: &mut Conn,
    (edition, now): (Uuid, DateTime<Utc>),
    reach: Reach,
    organizations: &[Uuid],
    materials: &[Uuid],
) -> QueryResult<Vec<OwedMaterial>> {
    let mut query = chosen(edition, now, materials);
    query
        .push(" and o.id = any(")
        .bind(Value::Ids(organizations.to_vec()))
        .push(") and o.id in ");
    reach.push(&mut query);
    query
        .push(") select u.id as organization_id, m.id as material_id, m.label, d.due from unit u")
        .push(&owed::cells(false))
        .push(" where ")
        .push(owed::OPEN)
        .push(
            " and not exists (select 1 from reminder r where r.material_id = m.id \
             and r.organization_id = u.id and r.days is null and r.at > ",
        )
        .bind(Value::At(now - TimeDelta::hours(1)))
        .push(") order by u.place, u.position, u.name, u.id, m.position, m.id");
    query.build().load(conn).await
}

/// Organizations that owe this material and have not handed it in.
pub async fn owing(
    conn: &mut Conn,
    edition: Uuid,
    now: DateTime<Utc>,
    material: Uuid,
) -> QueryResult<Vec<Uuid>> {
    #[derive(QueryableByName)]
    struct Owing {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let mut query = chosen(edition, now, &[material]);
    query
        .push(") select u.id from unit u")
        .push(&owed::cells(false))
        .push(" where ")
        .push(owed::OPEN);
    let found: Vec<Owing> = query.build().load(conn).await?;
    Ok(found.into_iter().map(|f| f.id).collect())
}

/// A reminder to be recorded: organization, material, people told, e-mails among that.
pub type SentReminder = (Uuid, Uuid, i32, i32);

/// What a person sent.
pub async fn record(
    conn: &mut Conn,
    sent: &[SentReminder],
    now: DateTime<Utc>,
    by: &str,
    note: &str,
) -> QueryResult<()> {
    diesel::sql_query(
        "insert into reminder (id, organization_id, material_id, people, mails, at, by_name, note) \
         select gen_random_uuid(), l.*, $5, $6, $7 from unnest($1, $2, $3, $4) as l",
    )
    .bind::<Array<SqlUuid>, _>(sent.iter().map(|s| s.0).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(sent.iter().map(|s| s.1).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(sent.iter().map(|s| s.2).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(sent.iter().map(|s| s.3).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(now)
    .bind::<Text, _>(by)
    .bind::<Text, _>(note)
    .execute(conn)
    .await
    .map(|_| ())
}

/// Takes down who is to be told by the system: what is due within a week, three days or one day, once for
/// each. What another server has taken down is left out. Only organizations with someone in these roles.
pub async fn take_due(
    conn: &mut Conn,
    edition: Uuid,
    now: DateTime<Utc>,
    roles: &[&str],
) -> QueryResult<Vec<OwedMaterial>> {
    let mut query = owed::materials(edition, now);
    owed::units(&mut query);
    query
        .push(
            "), near as (select u.id as organization_id, m.id as material_id, m.label, m.position, d.due, \
             case when d.due <= m.now + interval '1 day' then 1 \
             when d.due <= m.now + interval '3 days' then 3 else 7 end as days, m.now from unit u",
        )
        .push(&owed::cells(false))
        .push(" where d.due > m.now and d.due <= m.now + interval '7 days' and ")
        .push(owed::OPEN)
        .push(
            " and exists (select 1 from person p where p.organization_id = u.id and p.active and p.roles && ",
        )
        .bind(Value::Texts(
            roles.iter().map(|r| (*r).to_owned()).collect(),
        ))
        .push(
            ")), fresh as (\
               insert into reminder (id, material_id, organization_id, days, by_name, at) \
               select gen_random_uuid(), n.material_id, n.organization_id, n.days, '系统', n.now from near n \
               order by n.material_id, n.organization_id \
               on conflict (material_id, organization_id, days) where days is not null do nothing \
               returning material_id, organization_id) \
             select n.organization_id, n.material_id, n.label, n.due from near n \
             join fresh f on f.material_id = n.material_id and f.organization_id = n.organization_id \
             order by n.organization_id, n.position, n.material_id",
        );
    query.build().load(conn).await
}

/// How many were told by what was taken down at this time.
pub async fn set_recipients(
    conn: &mut Conn,
    sent: &[SentReminder],
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::sql_query(
        "update reminder r set people = l.people, mails = l.mails \
         from unnest($1, $2, $3, $4) as l (organization_id, material_id, people, mails) \
         where r.organization_id = l.organization_id and r.material_id = l.material_id \
         and r.days is not null and r.at = $5",
    )
    .bind::<Array<SqlUuid>, _>(sent.iter().map(|s| s.0).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(sent.iter().map(|s| s.1).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(sent.iter().map(|s| s.2).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(sent.iter().map(|s| s.3).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(at)
    .execute(conn)
    .await
    .map(|_| ())
}

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = reminder, check_for_backend(diesel::pg::Pg))]
pub struct ReminderRow {
    pub id: Uuid,
    material_id: Uuid,
    days: Option<i32>,
    by_name: String,
    note: String,
    people: i32,
    mails: i32,
    pub at: DateTime<Utc>,
}

/// A reminder, whom it went to, and of what.
pub type ReminderRecord = (ReminderRow, OrganizationSummary, String);

pub fn shown((row, organization, label): ReminderRecord) -> Reminder {
    Reminder {
        id: row.id.into(),
        organization: organization.reference(),
        material_id: row.material_id.into(),
        material: label,
        automatic: row.days.is_some(),
        by: row.by_name,
        note: row.note,
        people: row.people,
        mails: row.mails,
        at: row.at,
    }
}

/// Newest first, after the given one.
pub async fn list(
    conn: &mut Conn,
    reach: Reach,
    filter: &ReminderFilter,
    after: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<ReminderRecord>> {
    let mut query = reminder::table
        .inner_join(organization::table)
        .inner_join(material::table)
        .filter(reminder::organization_id.eq_any(reach.organizations()))
        .order((reminder::at.desc(), reminder::id.desc()))
        .limit(take)
        .select((
            ReminderRow::as_select(),
            OrganizationSummary::as_select(),
            material::label,
        ))
        .into_boxed();
    if let Some(id) = filter.material_id {
        query = query.filter(reminder::material_id.eq(Uuid::from(id)));
    }
    if let Some(id) = filter.organization_id {
        query = query.filter(reminder::organization_id.eq(Uuid::from(id)));
    }
    if let Some(key) = after {
        query = query.filter(before((reminder::at, reminder::id), key));
    }
    query.load(conn).await
}
