//! SQL of the table `password_reset`.

use chrono::{DateTime, Utc};
use contract::password_reset::HOURS;
use diesel::dsl::now;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::account::person::store::Member;
use crate::platform::store::Conn;
use crate::platform::store::schema::{password_reset, person};
use crate::reference::organization::organization;

/// A link that still counts, and whose password it is for.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = password_reset, check_for_backend(Pg))]
pub struct Reset {
    pub created_by: Uuid,
    pub expires_at: DateTime<Utc>,
    #[diesel(embed)]
    pub member: Member,
}

/// In the place of an earlier one; gives when it ends.
pub async fn create(
    conn: &mut Conn,
    member: &Authorized<Member>,
    token_hash: &str,
    created_by: Uuid,
) -> QueryResult<DateTime<Utc>> {
    #[derive(QueryableByName)]
    struct Created {
        #[diesel(sql_type = Timestamptz)]
        expires_at: DateTime<Utc>,
    }
    let created: Created = diesel::sql_query(
        "insert into password_reset (person_id, token_hash, created_by, expires_at) \
         values ($1, $2, $3, now() + $4 * interval '1 hour') \
         on conflict (person_id) do update set token_hash = excluded.token_hash, \
            created_by = excluded.created_by, created_at = excluded.created_at, expires_at = excluded.expires_at \
         returning expires_at",
    )
    .bind::<SqlUuid, _>(member.row.id)
    .bind::<Text, _>(token_hash)
    .bind::<SqlUuid, _>(created_by)
    .bind::<BigInt, _>(HOURS)
    .get_result(conn)
    .await?;
    Ok(created.expires_at)
}

pub async fn by_token(conn: &mut Conn, hash: &str) -> QueryResult<Option<Reset>> {
    password_reset::table
        .inner_join(person::table.inner_join(organization::table))
        .filter(password_reset::token_hash.eq(hash))
        .filter(password_reset::expires_at.gt(now))
        .filter(person::active.eq(true))
        .filter(organization::status.eq("active"))
        .select(Reset::as_select())
        .first(conn)
        .await
        .optional()
}

/// Locks the account until the transaction ends; false where the link does not count or another was quicker.
pub async fn lock(conn: &mut Conn, hash: &str) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Locked {
        #[diesel(sql_type = Bool)]
        locked: bool,
    }
    let found: Option<Locked> = diesel::sql_query(
        "select true as locked from password_reset r join person p on p.id = r.person_id \
            join organization o on o.id = p.organization_id \
         where r.token_hash = $1 and r.expires_at > now() and p.active and o.status = 'active' \
         for update of p, r",
    )
    .bind::<Text, _>(hash)
    .get_result(conn)
    .await
    .optional()?;
    Ok(found.is_some_and(|found| found.locked))
}
