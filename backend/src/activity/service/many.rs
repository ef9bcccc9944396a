use chrono::Utc;
use contract::activity::ActivityContent;
use uuid::Uuid;

use super::catalog::Catalog;
use super::check::Sound;
use super::draft::prepared;
use super::rule::Refusal;
use crate::activity::store::many;
use crate::http::failure::Failure;
use crate::store::{Conn, Hand, Permit};

/// Writes new drafts into the caller's transaction, for active organizations that the caller found in
/// reach and locked, with words and places that the caller has looked up, and without files. The caller
/// commits, with its own audit entry.
pub async fn insert_drafts(
    conn: &mut Conn,
    permit: &impl Permit,
    catalog: &Catalog,
    drafts: Vec<(Uuid, ActivityContent)>,
) -> Result<(), Failure> {
    if catalog.archived() {
        return Err(Refusal::Archived.into());
    }
    let texts: Vec<_> = drafts
        .into_iter()
        .map(|(organization, content)| Ok((organization, prepared(&Sound::stored(content))?)))
        .collect::<Result<_, Failure>>()?;
    many::insert(conn, catalog.id, texts, &Hand::of(permit), Utc::now()).await?;
    Ok(())
}
