//! What goes along when one organization becomes part of another.

use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::OrganizationRow;
use crate::access::authorized::Authorized;
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::{api_key, file, invitation, organization, person, upload};

/// A person by name.
pub type NamedPerson = (Uuid, String);

/// Its people who hold a role that nobody can hold in the other.
pub async fn people_without_room(
    conn: &mut Conn,
    from: &Authorized<OrganizationRow>,
    roles: &[&str],
) -> QueryResult<Vec<NamedPerson>> {
    let allowed: Vec<String> = roles.iter().map(|r| (*r).to_owned()).collect();
    person::table
        .filter(person::organization_id.eq(from.id))
        .filter(diesel::dsl::not(person::roles.is_contained_by(allowed)))
        .order((person::name, person::id))
        .select((person::id, person::name))
        .load(conn)
        .await
}

/// The organizations directly below go along; gives who they are.
pub async fn transfer_children(
    conn: &mut Conn,
    from: &Authorized<OrganizationRow>,
    into: &Authorized<OrganizationRow>,
) -> QueryResult<Vec<Uuid>> {
    diesel::update(organization::table.filter(organization::reports_to.eq(from.id)))
        .set((
            organization::reports_to.eq(into.id),
            organization::version.eq(organization::version + 1),
            organization::updated_at.eq(diesel::dsl::now),
        ))
        .returning(organization::id)
        .get_results(conn)
        .await
}

/// People, open invitations, files and activities go along. Keys end: they were made for another office.
pub async fn transfer_belongings(
    conn: &mut Conn,
    from: &Authorized<OrganizationRow>,
    into: &Authorized<OrganizationRow>,
    roles: &[&str],
) -> QueryResult<()> {
    let makers = person::table
        .filter(person::organization_id.eq(from.id))
        .select(person::id.nullable());
    diesel::update(api_key::table)
        .filter(api_key::revoked_at.is_null())
        .filter(
            api_key::organization_id
                .eq(from.id)
                .or(api_key::maker_id.eq_any(makers)),
        )
        .set(api_key::revoked_at.eq(clock::now()))
        .execute(conn)
        .await?;
    diesel::update(person::table.filter(person::organization_id.eq(from.id)))
        .set((
            person::organization_id.eq(into.id),
            person::version.eq(person::version + 1),
            person::updated_at.eq(diesel::dsl::now),
        ))
        .execute(conn)
        .await?;
    // An open invitation to a role that the other doesn't have leads nowhere.
    let allowed: Vec<String> = roles.iter().map(|r| (*r).to_owned()).collect();
    diesel::update(
        invitation::table
            .filter(invitation::organization_id.eq(from.id))
            .filter(invitation::accepted_at.is_null())
            .filter(invitation::revoked_at.is_null())
            .filter(diesel::dsl::not(invitation::roles.is_contained_by(allowed))),
    )
    .set(invitation::revoked_at.eq(clock::now()))
    .execute(conn)
    .await?;
    diesel::update(invitation::table.filter(invitation::organization_id.eq(from.id)))
        .set(invitation::organization_id.eq(into.id))
        .execute(conn)
        .await?;
    diesel::update(file::table.filter(file::organization_id.eq(from.id)))
        .set(file::organization_id.eq(into.id))
        .execute(conn)
        .await?;
    diesel::update(upload::table.filter(upload::organization_id.eq(from.id)))
        .set(upload::organization_id.eq(into.id))
        .execute(conn)
        .await?;
    // Of a kind that an organization has but once, the new organization's own one stays.
    diesel::sql_query(
        "update entry e set organization_id = $2 where e.organization_id = $1 and e.noun <> 'submission'
           and not (e.kind in ('column', 'organization_page') and exists (select 1 from entry o
             where o.organization_id = $2 and o.edition_id = e.edition_id and o.kind = e.kind))",
    )
    .bind::<SqlUuid, _>(from.id)
    .bind::<SqlUuid, _>(into.id)
    .execute(conn)
    .await
    .map(|_| ())
}
