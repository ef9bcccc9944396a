//! For changes of the tree of organizations, within their transaction.

use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::submission::store::follow;

/// What a merged organization handed in, and until when it may, goes along.
pub async fn follow_merge(conn: &mut Conn, from: Uuid, into: Uuid) -> Result<(), Failure> {
    Ok(follow::merge(conn, from, into).await?)
}
