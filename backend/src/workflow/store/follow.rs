//! SQL that lets what waits for a review follow the tree of organizations.

use diesel::QueryableByName;
use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;

/// What waits for its first review, and the office that is nearest.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct WaitingEntry {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Text)]
    pub noun: String,
    #[diesel(sql_type = SqlUuid)]
    pub office: Uuid,
}

const WAITING: &str = "select e.id, e.noun, r.ancestor as office from entry e \
    join reach r on r.descendant = e.organization_id and r.reviews \
    where exists (select from revision v where v.entry_id = e.id and v.state = 'submitted')";

pub async fn waiting_below(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<WaitingEntry>> {
    let below = "e.organization_id in (select descendant from reach where ancestor = $1)";
    diesel::sql_query(format!("{WAITING} and {below}"))
        .bind::<SqlUuid, _>(organization)
        .load(conn)
        .await
}

/// Those of these that still wait.
pub async fn waiting(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<WaitingEntry>> {
    diesel::sql_query(format!("{WAITING} and e.id = any($1)"))
        .bind::<Array<SqlUuid>, _>(ids)
        .load(conn)
        .await
}

/// What waits for its first review waits for the office that is the nearest now.
pub async fn reassign_offices(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query(
        "update entry set office_id = reach.ancestor, version = version + 1 from reach \
         where reach.descendant = entry.organization_id and reach.reviews \
           and entry.state = 'submitted' and entry.office_id <> reach.ancestor",
    )
    .execute(conn)
    .await
    .map(drop)
}
