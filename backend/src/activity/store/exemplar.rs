//! SQL that marks activities as 示范活动.

use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;

#[derive(QueryableByName)]
struct Changed {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Sets the mark where it is wrong; gives the activities that changed.
pub async fn mark(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    accepted: &[Uuid],
) -> QueryResult<Vec<Uuid>> {
    let changed: Vec<Changed> = diesel::sql_query(
        "update activity a set exemplar = (a.id = any($3)), version = a.version + 1 \
         from reach r \
         where r.ancestor = $2 and r.descendant = a.organization_id and a.edition_id = $1 \
           and a.exemplar <> (a.id = any($3)) \
         returning a.id",
    )
    .bind::<SqlUuid, _>(edition)
    .bind::<SqlUuid, _>(organization)
    .bind::<Array<SqlUuid>, _>(accepted)
    .load(conn)
    .await?;
    Ok(changed.into_iter().map(|c| c.id).collect())
}
