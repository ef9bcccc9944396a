//! SQL of the table `upload`.

use chrono::{DateTime, Duration, Utc};
use contract::upload;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::{Authorized, scoped};
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::{upload as table, upload_part as part};

/// An upload under way, or done.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = table, check_for_backend(diesel::pg::Pg))]
pub struct UploadRow {
    pub id: Uuid,
    pub organization_id: Uuid,
    pub actor_id: Uuid,
    pub kind: String,
    pub name: String,
    pub length: i64,
    pub received: i64,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub file_id: Option<Uuid>,
}

impl UploadRow {
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.started_at + Duration::hours(upload::HOURS)
    }
}

/// Those that began before are thrown away.
fn oldest() -> DateTime<Utc> {
    clock::now() - Duration::hours(upload::HOURS)
}

scoped!(UploadRow, table, |reach| table::organization_id
    .eq_any(reach.organizations())
    .and(table::started_at.gt(oldest())));

pub async fn insert(conn: &mut Conn, row: &UploadRow) -> QueryResult<()> {
    diesel::insert_into(table::table)
        .values(row)
        .execute(conn)
        .await
        .map(|_| ())
}

/// Unfinished ones of a person or key.
pub async fn open(conn: &mut Conn, actor: Uuid) -> QueryResult<i64> {
    table::table
        .filter(table::actor_id.eq(actor))
        .filter(table::started_at.gt(oldest()))
        .filter(table::finished_at.is_null())
        .count()
        .get_result(conn)
        .await
}

/// Notes a part and moves on, in one statement; false where the upload stands elsewhere by now, or is
/// gone or done. Two requests at once: the first to come here wins.
pub async fn append(
    conn: &mut Conn,
    id: Uuid,
    at: i64,
    size: i64,
    blob: Uuid,
) -> QueryResult<bool> {
    diesel::sql_query(
        "with moved as (update upload set received = received + $3 \
             where id = $1 and received = $2 and finished_at is null and received + $3 <= length returning id) \
         insert into upload_part (upload_id, at, size, blob) select id, $2, $3, $4 from moved",
    )
    .bind::<SqlUuid, _>(id)
    .bind::<BigInt, _>(at)
    .bind::<BigInt, _>(size)
    .bind::<SqlUuid, _>(blob)
    .execute(conn)
    .await
    .map(|rows| rows == 1)
}

/// Where the parts begin, and their names in the file store, in their order.
pub async fn parts(conn: &mut Conn, id: Uuid) -> QueryResult<Vec<(i64, Uuid)>> {
    part::table
        .filter(part::upload_id.eq(id))
        .order(part::at)
        .select((part::at, part::blob))
        .load(conn)
        .await
}

/// Goes back to a place, since the file store lacks what came there.
pub async fn go_back(conn: &mut Conn, id: Uuid, at: i64) -> QueryResult<()> {
    diesel::sql_query(
        "with back as (update upload set received = $2 \
             where id = $1 and received > $2 and finished_at is null returning id) \
         delete from upload_part p using back where p.upload_id = back.id and p.at >= $2",
    )
    .bind::<SqlUuid, _>(id)
    .bind::<BigInt, _>(at)
    .execute(conn)
    .await
    .map(|_| ())
}

/// Those of these that are under way.
pub async fn under_way(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Uuid>> {
    table::table
        .filter(table::id.eq_any(ids))
        .filter(table::finished_at.is_null())
        .select(table::id)
        .load(conn)
        .await
}

pub async fn finish(conn: &mut Conn, row: &Authorized<UploadRow>, file: Uuid) -> QueryResult<()> {
    diesel::update(table::table.find(row.id))
        .set((table::finished_at.eq(clock::now()), table::file_id.eq(file)))
        .execute(conn)
        .await?;
    diesel::delete(part::table.filter(part::upload_id.eq(row.id)))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn delete(conn: &mut Conn, row: &Authorized<UploadRow>) -> QueryResult<()> {
    diesel::delete(table::table.find(row.id))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Takes away a few that are too old, and says which.
pub async fn sweep(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
    let old: Vec<Uuid> = table::table
        .filter(table::started_at.le(oldest()))
        .order(table::started_at)
        .limit(20)
        .select(table::id)
        .for_update()
        .skip_locked()
        .load(conn)
        .await?;
    if !old.is_empty() {
        diesel::delete(table::table.filter(table::id.eq_any(&old)))
            .execute(conn)
            .await?;
    }
    Ok(old)
}
