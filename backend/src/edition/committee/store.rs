//! SQL of the table `committee`.

use chrono::{DateTime, Utc};
use contract::organization::OrganizationRef;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::schema::committee;
use crate::reference::organization::{OrganizationSummary, organization};

/// The newest of each organization, in official order.
pub async fn newest(
    conn: &mut Conn,
    edition: Uuid,
) -> QueryResult<Vec<(OrganizationRef, Value, DateTime<Utc>)>> {
    type CommitteeRow = (i32, OrganizationSummary, Value, DateTime<Utc>);
    let mut rows: Vec<CommitteeRow> = committee::table
        .inner_join(organization::table)
        .filter(committee::edition_id.eq(edition))
        .distinct_on(committee::organization_id)
        .order((committee::organization_id, committee::number.desc()))
        .select((
            organization::position,
            OrganizationSummary::as_select(),
            committee::content,
            committee::updated_at,
        ))
        .load(conn)
        .await?;
    rows.sort_by(|a, b| (a.0, &a.1.name, a.1.id).cmp(&(b.0, &b.1.name, b.1.id)));
    let named =
        |(_, organization, content, at): CommitteeRow| (organization.reference(), content, at);
    Ok(rows.into_iter().map(named).collect())
}

/// The newest of one organization: its number and what it says.
pub async fn last(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
) -> QueryResult<Option<(i32, Value, DateTime<Utc>)>> {
    committee::table
        .filter(committee::edition_id.eq(edition))
        .filter(committee::organization_id.eq(organization))
        .order(committee::number.desc())
        .select((committee::number, committee::content, committee::updated_at))
        .first(conn)
        .await
        .optional()
}

pub async fn append(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    number: i32,
    content: Value,
    by: &str,
) -> QueryResult<DateTime<Utc>> {
    diesel::insert_into(committee::table)
        .values((
            committee::edition_id.eq(edition),
            committee::organization_id.eq(organization),
            committee::number.eq(number),
            committee::content.eq(content),
            committee::actor_name.eq(by),
        ))
        .returning(committee::updated_at)
        .get_result(conn)
        .await
}
