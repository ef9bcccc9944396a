use contract::workflow::Holding;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::activity::service::Activities;
use crate::entry::store::Of;
use crate::store::schema::entry;
use crate::store::{Authorized, Conn};

pub async fn hold(
    conn: &mut Conn,
    row: &Authorized<Of<Activities>>,
    holding: Holding,
    notice: Option<&str>,
) -> QueryResult<()> {
    diesel::update(entry::table.find(row.id))
        .set((entry::holding.eq(holding.code()), entry::notice.eq(notice)))
        .execute(conn)
        .await?;
    Ok(())
}
