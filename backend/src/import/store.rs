//! SQL that finds what rows of a list name, and what exists already.

use chrono::{DateTime, Utc};
use contract::organization::OrganizationKind;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::Reach;
use crate::platform::store::Conn;
use crate::platform::store::schema::{activity, invitation, organization, person, revision};

/// An organization that a row may name.
#[derive(Clone, Debug)]
pub struct Named {
    pub id: Uuid,
    pub name: String,
    pub kind: OrganizationKind,
}

/// Imports take turns, so that what one checks stays true until it is saved.
pub async fn lock_imports(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtext('import'))")
        .execute(conn)
        .await
        .map(|_| ())
}

/// Active organizations with these names: within reach, and `besides` where it is one of them.
pub async fn named(
    conn: &mut Conn,
    reach: Reach,
    besides: Option<Uuid>,
    names: &[String],
) -> QueryResult<Vec<Named>> {
    let rows: Vec<(Uuid, String, String)> = organization::table
        .filter(
            organization::id
                .eq_any(reach.organizations())
                .or(organization::id.eq_any(besides.into_iter().collect::<Vec<_>>())),
        )
        .filter(organization::status.eq("active"))
        .filter(organization::name.eq_any(names))
        .select((organization::id, organization::name, organization::kind))
        // Nobody closes or moves one while rows are saved for it.
        .for_share()
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(one).collect())
}

/// The caller's own organization.
pub async fn own(conn: &mut Conn, id: Uuid) -> QueryResult<Named> {
    organization::table
        .find(id)
        .select((organization::id, organization::name, organization::kind))
        .first(conn)
        .await
        .map(one)
}

/// The organization, where it lies within reach.
pub async fn within(conn: &mut Conn, reach: Reach, id: Uuid) -> QueryResult<Option<Named>> {
    let found: Option<(Uuid, String, String)> = organization::table
        .find(id)
        .filter(organization::id.eq_any(reach.organizations()))
        .select((organization::id, organization::name, organization::kind))
        .first(conn)
        .await
        .optional()?;
    Ok(found.map(one))
}

fn one((id, name, kind): (Uuid, String, String)) -> Named {
    Named {
        id,
        name,
        kind: OrganizationKind::parse(&kind).unwrap_or_default(),
    }
}

/// Activities of these organizations with these titles: organization, title, first start.
pub async fn activities(
    conn: &mut Conn,
    edition_id: Uuid,
    organizations: &[Uuid],
    titles: &[String],
) -> QueryResult<Vec<(Uuid, String, Option<DateTime<Utc>>)>> {
    revision::table
        .inner_join(activity::table)
        .filter(activity::edition_id.eq(edition_id))
        .filter(activity::organization_id.eq_any(organizations))
        .filter(revision::title.eq_any(titles))
        .filter(revision::state.ne("superseded"))
        .select((
            activity::organization_id,
            revision::title,
            revision::first_start,
        ))
        .load(conn)
        .await
}

/// Active organizations directly below these, with these names.
pub async fn children(
    conn: &mut Conn,
    parents: &[Uuid],
    names: &[String],
) -> QueryResult<Vec<(Option<Uuid>, String)>> {
    organization::table
        .filter(organization::reports_to.eq_any(parents))
        .filter(organization::name.eq_any(names))
        .filter(organization::status.eq("active"))
        .select((organization::reports_to, organization::name))
        .load(conn)
        .await
}

/// Active people of these organizations with these names.
pub async fn people(
    conn: &mut Conn,
    organizations: &[Uuid],
    names: &[String],
) -> QueryResult<Vec<(Uuid, String)>> {
    person::table
        .filter(person::organization_id.eq_any(organizations))
        .filter(person::name.eq_any(names))
        .filter(person::active.eq(true))
        .select((person::organization_id, person::name))
        .load(conn)
        .await
}

/// People invited to these organizations who have not answered yet.
pub async fn invited(
    conn: &mut Conn,
    organizations: &[Uuid],
    names: &[String],
) -> QueryResult<Vec<(Uuid, String)>> {
    invitation::table
        .filter(invitation::organization_id.eq_any(organizations))
        .filter(invitation::name.eq_any(names))
        .filter(invitation::accepted_at.is_null())
        .filter(invitation::revoked_at.is_null())
        .filter(invitation::expires_at.gt(Utc::now()))
        .select((invitation::organization_id, invitation::name))
        .load(conn)
        .await
}
