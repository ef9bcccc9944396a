use chrono::Utc;
use uuid::Uuid;

use super::rule::Refusal;
use crate::entry::catalog::Catalog;
use crate::entry::piece::Piece;
use crate::entry::store::many;
use crate::http::failure::Failure;
use crate::store::{Conn, Hand, Permit};

/// Writes new drafts into the caller's transaction, for active organizations that the caller found in
/// reach and locked, with words and places that the caller has looked up, and without files. The caller
/// commits, with its own audit entry.
pub async fn insert_many<N: Piece>(
    conn: &mut Conn,
    permit: &impl Permit,
    catalog: &Catalog,
    drafts: Vec<(Uuid, N::Content)>,
) -> Result<(), Failure> {
    if catalog.archived() {
        return Err(Refusal::Archived.of(N::NOUN));
    }
    let texts: Vec<_> = drafts
        .into_iter()
        .map(|(organization, content)| Ok((organization, N::text(&content)?)))
        .collect::<Result<_, Failure>>()?;
    let hand = Hand::of(permit);
    many::insert(conn, N::NOUN, catalog.id, texts, &hand, Utc::now()).await?;
    Ok(())
}
