//! What follows when organizations merge or move.

use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;

/// Submissions, extensions and reminders go along, except where the other has its own.
const MERGE: [&str; 3] = [
    "update submission mine set organization_id = $2, version = version + 1 \
     where organization_id = $1 and not exists (select 1 from submission other \
       where other.organization_id = $2 and other.material_id = mine.material_id)",
    "update extension mine set organization_id = $2 \
     where organization_id = $1 and (revoked_at is not null or not exists (select 1 from extension other \
       where other.organization_id = $2 and other.material_id = mine.material_id and other.revoked_at is null))",
    "update reminder mine set organization_id = $2 \
     where organization_id = $1 and (days is null or not exists (select 1 from reminder other \
       where other.organization_id = $2 and other.material_id = mine.material_id and other.days = mine.days))",
];

pub async fn merge(conn: &mut Conn, from: Uuid, into: Uuid) -> QueryResult<()> {
    for statement in MERGE {
        diesel::sql_query(statement)
            .bind::<SqlUuid, _>(from)
            .bind::<SqlUuid, _>(into)
            .execute(conn)
            .await?;
    }
    Ok(())
}
