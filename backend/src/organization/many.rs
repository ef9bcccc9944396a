//! Many new organizations at once, for imports.

use contract::operation::Permission;
use contract::organization::OrganizationInput;
use uuid::Uuid;

use super::service::{same_name, short_name};
use super::store::{self, NewEvent, many};
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;

/// Rows of one statement of the history.
const ROWS: usize = 1_000;

/// Holds off every other change of the tree until the transaction ends; before anything is looked up.
pub async fn lock_tree(conn: &mut Conn) -> Result<(), Failure> {
    Ok(store::lock_tree(conn).await?)
}

/// Writes them into the caller's transaction, each with the first entry of its history. The caller has
/// found and locked those they stand below in reach, or they stand below each other, and has checked kinds
/// and places; the caller commits, with its own audit entry.
pub async fn add_all<P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    rows: &[(Uuid, OrganizationInput)],
) -> Result<(), Failure> {
    many::insert(conn, rows, short_name)
        .await
        .map_err(same_name)?;
    for part in rows.chunks(ROWS) {
        let events: Vec<NewEvent> = part
            .iter()
            .map(|(id, input)| NewEvent::new(*id, "created", &granted.caller.name).to(&input.name))
            .collect();
        store::record_events(conn, &events).await?;
    }
    Ok(())
}
