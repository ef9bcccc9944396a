//! SQL that says whether an activity takes place.

use contract::activity::Activity;
use contract::workflow::Holding;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::access::authorized::Authorized;
use crate::platform::store::Conn;
use crate::platform::store::schema::entry;
use crate::workflow::EntryOf;

pub async fn hold(
    conn: &mut Conn,
    row: &Authorized<EntryOf<Activity>>,
    holding: Holding,
    notice: Option<&str>,
    reason: Option<&str>,
) -> QueryResult<()> {
    diesel::update(entry::table.find(row.id))
        .set((
            entry::holding.eq(holding.code()),
            entry::notice.eq(notice),
            entry::holding_reason.eq(reason),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
