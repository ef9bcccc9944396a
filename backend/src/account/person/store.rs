//! SQL of the table `person`, for offices and the operator.

use chrono::{DateTime, Utc};
use contract::person::{PersonFilter, PersonInput};
use contract::role::Role;
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Record, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::{Authorized, scoped};
use crate::access::reach::{Reach, subtree};
use crate::account::store::{LOGIN_DIGEST, lower, role_codes};
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::alike::{alike, keys, patterns};
use crate::platform::store::schema::person;
use crate::reference::organization::{OrganizationSummary, organization};

fn locked_until() -> SqlLiteral<Nullable<Timestamptz>> {
    sql(&format!(
        "(select max(a.locked_until) from sign_in_attempt a \
         where a.login = {LOGIN_DIGEST} and a.locked_until > clock_timestamp())"
    ))
}

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = person, check_for_backend(Pg))]
pub struct PersonRow {
    pub id: Uuid,
    pub login: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub confirmed_email: String,
    pub mail: bool,
    pub roles: Vec<String>,
    pub active: bool,
    /// The latest of the locks that hold now.
    #[diesel(select_expression = locked_until())]
    #[diesel(select_expression_type = SqlLiteral<Nullable<Timestamptz>>)]
    pub locked_until: Option<DateTime<Utc>>,
    pub must_change_password: bool,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    pub sample: bool,
    pub version: i32,
    pub created_at: DateTime<Utc>,
}

/// A person and where they belong.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = person, check_for_backend(Pg))]
pub struct Member {
    #[diesel(embed)]
    pub row: PersonRow,
    #[diesel(embed)]
    pub organization: OrganizationSummary,
}

scoped!(Member, person join organization);

/// Somebody who has proved who they are.
pub async fn oneself(conn: &mut Conn, id: Uuid) -> QueryResult<Member> {
    person::table
        .inner_join(organization::table)
        .filter(person::id.eq(id))
        .select(Member::as_select())
        .first(conn)
        .await
}

pub async fn list(
    conn: &mut Conn,
    reach: Reach,
    filter: &PersonFilter,
    after: Option<(String, Uuid)>,
    take: i64,
) -> QueryResult<Vec<Member>> {
    let mut query = person::table
        .inner_join(organization::table)
        .filter(person::organization_id.eq_any(reach.organizations()))
        .select(Member::as_select())
        .order((person::name, person::id))
        .limit(take)
        .into_boxed();
    if let Some(chosen) = filter.organization_id {
        query = query.filter(person::organization_id.eq_any(subtree(chosen.into())));
    }
    if let Some(active) = filter.active {
        query = query.filter(person::active.eq(active));
    }
    if let Some(q) = &filter.q {
        let [written, simple] = patterns(q);
        let (name, login) = (alike(person::name), alike(person::login));
        let named = name.ilike(written.clone()).or(name.ilike(simple));
        query = query.filter(named.or(login.ilike(written)));
    }
    if let Some(key) = after {
        let columns = (person::name, person::id).into_sql::<Record<(Text, SqlUuid)>>();
        query = query.filter(columns.gt(key));
    }
    query.load(conn).await
}

/// People who lose powers wait for each other, so that the last administrator cannot slip away.
pub async fn lock_role_changes(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtext('person_powers'))")
        .execute(conn)
        .await
        .map(|_| ())
}

/// Whether somebody else administers.
pub async fn other_admins(conn: &mut Conn, id: Uuid) -> QueryResult<bool> {
    let n: i64 = person::table
        .inner_join(organization::table)
        .filter(person::id.ne(id))
        .filter(person::active.eq(true))
        .filter(organization::status.eq("active"))
        .filter(person::roles.contains(vec![Role::ProvinceAdmin.code()]))
        .count()
        .get_result(conn)
        .await?;
    Ok(n > 0)
}

pub async fn update(
    conn: &mut Conn,
    member: &Authorized<Member>,
    input: &PersonInput,
) -> QueryResult<()> {
    diesel::update(person::table.find(member.row.id))
        .set((
            person::name.eq(&input.name),
            person::phone.eq(&input.phone),
            person::email.eq(&input.email),
            person::roles.eq(role_codes(&input.roles)),
            person::version.eq(person::version + 1),
            person::updated_at.eq(clock::now()),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn set_active(
    conn: &mut Conn,
    member: &Authorized<Member>,
    active: bool,
) -> QueryResult<()> {
    diesel::update(person::table.find(member.row.id))
        .set((
            person::active.eq(active),
            person::version.eq(person::version + 1),
            person::updated_at.eq(clock::now()),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// For the operator's commands.
pub async fn by_login(conn: &mut Conn, login: &str) -> QueryResult<Option<Member>> {
    person::table
        .inner_join(organization::table)
        .filter(lower(person::login).eq(lower(login)))
        .select(Member::as_select())
        .first(conn)
        .await
        .optional()
}

/// For the operator's commands: everybody.
pub async fn everybody(conn: &mut Conn) -> QueryResult<Vec<Member>> {
    person::table
        .inner_join(organization::table)
        .order((organization::position, organization::name, person::login))
        .select(Member::as_select())
        .load(conn)
        .await
}

/// Active people of these organizations with these names.
pub async fn named_in(
    conn: &mut Conn,
    organizations: &[Uuid],
    names: &[String],
) -> QueryResult<Vec<(Uuid, String)>> {
    person::table
        .filter(person::organization_id.eq_any(organizations))
        .filter(alike(person::name).eq_any(keys(names)))
        .filter(person::active.eq(true))
        .select((person::organization_id, person::name))
        .load(conn)
        .await
}
