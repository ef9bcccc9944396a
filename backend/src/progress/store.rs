//! SQL of the table `progress`.

use chrono::Duration;
use contract::progress::{Phase, Progress};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::progress;

pub async fn find(conn: &mut Conn, actor: Uuid, id: Uuid) -> QueryResult<Option<Progress>> {
    let row: Option<(String, i32, i32)> = progress::table
        .find(id)
        .filter(progress::actor_id.eq(actor))
        .select((progress::phase, progress::done, progress::total))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(|(phase, done, total)| Progress {
        phase: Phase::parse(&phase).unwrap_or_default(),
        done: done.unsigned_abs(),
        total: total.unsigned_abs(),
    }))
}

/// Somebody else's row of the same id stays as it is.
pub async fn write(conn: &mut Conn, actor: Uuid, id: Uuid, now: Progress) -> QueryResult<()> {
    let whole = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let told = diesel::insert_into(progress::table)
        .values((
            progress::id.eq(id),
            progress::actor_id.eq(actor),
            progress::phase.eq(now.phase.code()),
            progress::done.eq(whole(now.done)),
            progress::total.eq(whole(now.total)),
            progress::at.eq(clock::now()),
        ))
        .on_conflict(progress::id)
        .do_update()
        .set((
            progress::phase.eq(excluded(progress::phase)),
            progress::done.eq(excluded(progress::done)),
            progress::total.eq(excluded(progress::total)),
            progress::at.eq(excluded(progress::at)),
        ));
    diesel::query_dsl::methods::FilterDsl::filter(told, progress::actor_id.eq(actor))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Nobody asks after an hour.
pub async fn sweep(conn: &mut Conn) -> QueryResult<()> {
    let old = clock::now() - Duration::hours(1);
    diesel::delete(progress::table.filter(progress::at.lt(old)))
        .execute(conn)
        .await
        .map(|_| ())
}
