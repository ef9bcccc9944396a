//! The weeks that an activity is held against.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::schema::{opening, organization, reach};

/// A week or opening that an organization or one above it has in the edition.
#[derive(Clone, Debug, Queryable)]
pub struct Week {
    pub organization: String,
    pub kind: String,
    pub at: Option<DateTime<Utc>>,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
}

/// The nearest first.
pub async fn weeks(
    conn: &mut Conn,
    edition_id: Uuid,
    organization_id: Uuid,
) -> QueryResult<Vec<Week>> {
    opening::table
        .inner_join(organization::table)
        .inner_join(reach::table.on(reach::ancestor.eq(opening::organization_id)))
        .filter(opening::edition_id.eq(edition_id))
        .filter(reach::descendant.eq(organization_id))
        .order(reach::depth)
        .select((
            organization::short_name,
            organization::kind,
            opening::at,
            opening::first_day,
            opening::last_day,
        ))
        .load(conn)
        .await
}
