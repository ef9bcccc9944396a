//! 示范活动 (docs/DOMAIN.md R10): what a reporter nominated and the province accepted.

use uuid::Uuid;

use crate::activity::store::exemplar;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::portal;

/// Makes exactly these of the organization's and those below 示范活动 of the edition, and shows it in
/// public. Call it last in the transaction.
pub async fn mark_exemplars(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    accepted: &[Uuid],
) -> Result<(), Failure> {
    for id in exemplar::mark(conn, edition, organization, accepted).await? {
        portal::service::refresh(conn, id).await?;
    }
    Ok(())
}
