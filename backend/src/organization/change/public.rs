//! Makes anew what the public sees of organizations that were renamed, moved or merged.

use contract::noun::Noun;
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::{article, portal};

/// All that these organizations and those below them have made public. All of it is locked before the
/// first activity takes the edition's row, as everybody does who changes just one: otherwise the two
/// would wait for each other.
pub async fn refresh(conn: &mut Conn, organizations: &[Uuid]) -> Result<(), Failure> {
    for (id, noun) in portal::service::public_below(conn, organizations).await? {
        if noun == Noun::Article.code() {
            article::service::sync(conn, id).await?;
        } else {
            portal::service::refresh(conn, id).await?;
        }
    }
    Ok(())
}
