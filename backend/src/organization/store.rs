//! SQL of the table `organization`.

mod history;
mod list;
pub mod many;
mod merge;
mod row;

pub use history::{NewEvent, history, record_events};
pub use list::{load, page};
pub use merge::{NamedPerson, people_without_room, transfer_belongings, transfer_children};
pub use row::{OrganizationRow, ParentOrganization};

use contract::organization::{OrganizationInput, OrganizationStatus};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::{invitation, organization, person, reach, session};

/// One change of the tree at a time, until the transaction ends: otherwise two moves could make a
/// circle together, or an organization could get a child while it closes.
pub async fn lock_tree(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtext('reach'))")
        .execute(conn)
        .await
        .map(|_| ())
}

/// As [`lock_tree`], for changes of what others may hold
/// ([`hold_tree`](crate::reference::organization::hold_tree)): waits until they are done.
pub async fn lock_moves(conn: &mut Conn) -> QueryResult<()> {
    lock_tree(conn).await?;
    diesel::sql_query("select pg_advisory_xact_lock(hashtext('moves'))")
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn insert(
    conn: &mut Conn,
    parent: &Authorized<ParentOrganization>,
    id: Uuid,
    input: &OrganizationInput,
    short_name: &str,
) -> QueryResult<()> {
    diesel::insert_into(organization::table)
        .values((
            organization::id.eq(id),
            organization::name.eq(&input.name),
            organization::short_name.eq(short_name),
            organization::kind.eq(input.kind.code()),
            organization::region_code.eq(&input.region_code),
            organization::reports_to.eq(parent.id),
            organization::address.eq(&input.address),
            organization::website.eq(&input.website),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn update(
    conn: &mut Conn,
    row: &Authorized<OrganizationRow>,
    input: &OrganizationInput,
    short_name: &str,
) -> QueryResult<()> {
    diesel::update(organization::table.find(row.id))
        .set((
            organization::name.eq(&input.name),
            organization::short_name.eq(short_name),
            organization::region_code.eq(&input.region_code),
            organization::address.eq(&input.address),
            organization::website.eq(&input.website),
            organization::version.eq(organization::version + 1),
            organization::updated_at.eq(diesel::dsl::now),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn set_parent(
    conn: &mut Conn,
    row: &Authorized<OrganizationRow>,
    parent: &Authorized<ParentOrganization>,
) -> QueryResult<()> {
    diesel::update(organization::table.find(row.id))
        .set((
            organization::reports_to.eq(parent.id),
            organization::version.eq(organization::version + 1),
            organization::updated_at.eq(diesel::dsl::now),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn set_status(
    conn: &mut Conn,
    row: &Authorized<OrganizationRow>,
    status: OrganizationStatus,
    merged_into: Option<Uuid>,
) -> QueryResult<()> {
    diesel::update(organization::table.find(row.id))
        .set((
            organization::status.eq(status.code()),
            organization::merged_into.eq(merged_into),
            organization::version.eq(organization::version + 1),
            organization::updated_at.eq(diesel::dsl::now),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Ends the sessions of its people and takes open invitations back.
pub async fn lock_out(conn: &mut Conn, row: &Authorized<OrganizationRow>) -> QueryResult<()> {
    let people = person::table
        .filter(person::organization_id.eq(row.id))
        .select(person::id);
    diesel::update(
        session::table
            .filter(session::person_id.eq_any(people))
            .filter(session::ended_at.is_null()),
    )
    .set(session::ended_at.eq(clock::now()))
    .execute(conn)
    .await?;
    diesel::update(
        invitation::table
            .filter(invitation::organization_id.eq(row.id))
            .filter(invitation::accepted_at.is_null())
            .filter(invitation::revoked_at.is_null()),
    )
    .set(invitation::revoked_at.eq(clock::now()))
    .execute(conn)
    .await
    .map(|_| ())
}

/// Whether `other` is `id` itself or stands anywhere below it.
pub async fn is_within(conn: &mut Conn, id: Uuid, other: Uuid) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(reach::table.find((id, other))))
        .get_result(conn)
        .await
}

/// Kinds of the organizations directly below; `active`: only of those that are.
pub async fn kinds_below(conn: &mut Conn, id: Uuid, active: bool) -> QueryResult<Vec<String>> {
    let mut query = organization::table
        .filter(organization::reports_to.eq(id))
        .select(organization::kind)
        .distinct()
        .into_boxed();
    if active {
        query = query.filter(organization::status.eq(OrganizationStatus::Active.code()));
    }
    query.load(conn).await
}
