//! SQL of the table `invitation`.

use chrono::{DateTime, Duration, Utc};
use contract::invitation::{DAYS, InvitationAccept, InvitationInput, InvitationState};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::{Authorized, scoped};
use crate::access::reach::Reach;
use crate::account::store::role_codes;
use crate::platform::clock;
use crate::platform::store::alike::{alike, keys};
use crate::platform::store::page::before;
use crate::platform::store::schema::{invitation, person};
use crate::platform::store::{Actor, Conn};
use crate::reference::organization::{OrganizationSummary, organization};

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = invitation, check_for_backend(Pg))]
pub struct InvitationRow {
    pub id: Uuid,
    pub name: String,
    pub roles: Vec<String>,
    pub created_by: String,
    pub created_by_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    accepted_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
}

impl InvitationRow {
    pub fn state(&self) -> InvitationState {
        if self.accepted_at.is_some() {
            InvitationState::Accepted
        } else if self.revoked_at.is_some() {
            InvitationState::Revoked
        } else if self.expires_at <= clock::now() {
            InvitationState::Expired
        } else {
            InvitationState::Open
        }
    }
}

/// An invitation and where it leads.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = invitation, check_for_backend(Pg))]
pub struct OrganizationInvitation {
    #[diesel(embed)]
    pub row: InvitationRow,
    #[diesel(embed)]
    pub organization: OrganizationSummary,
}

scoped!(OrganizationInvitation, invitation join organization);

pub async fn list(
    conn: &mut Conn,
    reach: Reach,
    after: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<OrganizationInvitation>> {
    let mut query = invitation::table
        .inner_join(organization::table)
        .filter(invitation::organization_id.eq_any(reach.organizations()))
        .select(OrganizationInvitation::as_select())
        .order((invitation::created_at.desc(), invitation::id.desc()))
        .limit(take)
        .into_boxed();
    if let Some(key) = after {
        query = query.filter(before((invitation::created_at, invitation::id), key));
    }
    query.load(conn).await
}

pub async fn create(
    conn: &mut Conn,
    id: Uuid,
    organization: &Authorized<OrganizationSummary>,
    input: &InvitationInput,
    token_hash: &str,
    by: &Actor,
) -> QueryResult<()> {
    diesel::insert_into(invitation::table)
        .values((
            invitation::id.eq(id),
            invitation::organization_id.eq(organization.id),
            invitation::name.eq(&input.name),
            invitation::roles.eq(role_codes(&input.roles)),
            invitation::token_hash.eq(token_hash),
            invitation::created_by.eq(&by.name),
            invitation::created_by_id.eq(by.person),
            invitation::expires_at.eq(clock::now() + Duration::days(DAYS)),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Many at once, each with the hash of its token, for organizations that the caller found in reach.
pub async fn create_all(
    conn: &mut Conn,
    inputs: impl Iterator<Item = (&InvitationInput, String)>,
    by: &Actor,
) -> QueryResult<()> {
    let expires_at = clock::now() + Duration::days(DAYS);
    let rows: Vec<_> = inputs
        .map(|(input, token_hash)| {
            (
                invitation::id.eq(Uuid::now_v7()),
                invitation::organization_id.eq(Uuid::from(input.organization_id)),
                invitation::name.eq(&input.name),
                invitation::roles.eq(role_codes(&input.roles)),
                invitation::token_hash.eq(token_hash),
                invitation::created_by.eq(&by.name),
                invitation::created_by_id.eq(by.person),
                invitation::expires_at.eq(expires_at),
            )
        })
        .collect();
    // The database takes 65535 values at most.
    for part in rows.chunks(1_000) {
        diesel::insert_into(invitation::table)
            .values(part)
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Another link for the same invitation; the one before counts no longer.
pub async fn set_token(
    conn: &mut Conn,
    offer: &Authorized<OrganizationInvitation>,
    token_hash: &str,
) -> QueryResult<()> {
    diesel::update(invitation::table.find(offer.row.id))
        .set(invitation::token_hash.eq(token_hash))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn revoke(
    conn: &mut Conn,
    offer: &Authorized<OrganizationInvitation>,
) -> QueryResult<()> {
    diesel::update(invitation::table.find(offer.row.id))
        .set(invitation::revoked_at.eq(clock::now()))
        .execute(conn)
        .await
        .map(|_| ())
}

/// What the holder of the token is offered, if it still counts.
pub async fn by_token(conn: &mut Conn, hash: &str) -> QueryResult<Option<OrganizationInvitation>> {
    invitation::table
        .inner_join(organization::table)
        .filter(invitation::token_hash.eq(hash))
        .filter(invitation::accepted_at.is_null())
        .filter(invitation::revoked_at.is_null())
        .filter(invitation::expires_at.gt(clock::now()))
        .filter(organization::status.eq("active"))
        .select(OrganizationInvitation::as_select())
        .first(conn)
        .await
        .optional()
}

/// Sign-in names that may be tried with one invitation.
const TRIES: i32 = 10;

/// Counts a sign-in name that is tried; false where there were too many.
pub async fn try_name(conn: &mut Conn, hash: &str) -> QueryResult<bool> {
    let n = diesel::update(invitation::table)
        .filter(invitation::token_hash.eq(hash))
        .filter(invitation::tries.lt(TRIES))
        .set(invitation::tries.eq(invitation::tries + 1))
        .execute(conn)
        .await?;
    Ok(n == 1)
}

/// The number of whoever invited; empty where there is none.
pub async fn phone(conn: &mut Conn, person: Uuid) -> QueryResult<String> {
    let found = person::table.find(person).select(person::phone);
    let found: Option<String> = found.first(conn).await.optional()?;
    Ok(found.unwrap_or_default())
}

/// Uses the token up; false where another was quicker. The row stays locked until the transaction ends.
pub async fn spend(conn: &mut Conn, hash: &str) -> QueryResult<bool> {
    let now = clock::now();
    let n = diesel::update(invitation::table)
        .filter(invitation::token_hash.eq(hash))
        .filter(invitation::accepted_at.is_null())
        .filter(invitation::revoked_at.is_null())
        .filter(invitation::expires_at.gt(now))
        .set(invitation::accepted_at.eq(now))
        .execute(conn)
        .await?;
    Ok(n == 1)
}

/// Makes the account; false where the sign-in name is taken.
pub async fn join(
    conn: &mut Conn,
    offer: &OrganizationInvitation,
    id: Uuid,
    input: &InvitationAccept,
    password_hash: &str,
) -> QueryResult<bool> {
    let n = diesel::insert_into(person::table)
        .values((
            person::id.eq(id),
            person::organization_id.eq(offer.organization.id),
            person::login.eq(&input.login),
            person::name.eq(&input.name),
            person::phone.eq(&input.phone),
            person::password_hash.eq(password_hash),
            person::roles.eq(&offer.row.roles),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    if n == 1 {
        diesel::update(invitation::table.find(offer.row.id))
            .set(invitation::person_id.eq(id))
            .execute(conn)
            .await?;
    }
    Ok(n == 1)
}

/// People invited to these organizations who have not answered yet.
pub async fn invited_to(
    conn: &mut Conn,
    organizations: &[Uuid],
    names: &[String],
) -> QueryResult<Vec<(Uuid, String)>> {
    invitation::table
        .filter(invitation::organization_id.eq_any(organizations))
        .filter(alike(invitation::name).eq_any(keys(names)))
        .filter(invitation::accepted_at.is_null())
        .filter(invitation::revoked_at.is_null())
        .filter(invitation::expires_at.gt(clock::now()))
        .select((invitation::organization_id, invitation::name))
        .load(conn)
        .await
}
