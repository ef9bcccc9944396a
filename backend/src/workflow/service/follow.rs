//! For changes of the tree of organizations, within their transaction.

use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::store::write;

/// Call it when the tree has changed.
pub async fn follow_move(conn: &mut Conn) -> Result<(), Failure> {
    Ok(write::reassign_offices(conn).await?)
}
