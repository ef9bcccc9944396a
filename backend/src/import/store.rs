//! SQL that finds what rows of a list name, and what exists already.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::alike::{alike, keys};
use crate::platform::store::schema::{activity, revision};

/// Imports take turns, so that what one checks stays true until it is saved.
pub async fn lock_imports(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtext('import'))")
        .execute(conn)
        .await
        .map(|_| ())
}

/// Activities of these organizations with these titles or titles that look alike: organization, title, first start.
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
        .filter(alike(revision::title).eq_any(keys(titles)))
        .filter(revision::state.ne("superseded"))
        .select((
            activity::organization_id,
            revision::title,
            revision::first_start,
        ))
        .load(conn)
        .await
}
