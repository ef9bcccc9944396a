use chrono::Utc;
use uuid::Uuid;

use super::rule::Refusal;
use crate::edition::service::Settings;
use crate::platform::failure::Failure;
use crate::platform::store::{ActorRef, Conn, Permit};
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::many;

/// Writes new drafts into the caller's transaction, for active organizations that the caller found in
/// reach and locked, with words and places that the caller has looked up, and without files. The caller
/// commits, with its own audit entry.
pub async fn insert_many<N: WorkflowKind>(
    conn: &mut Conn,
    permit: &impl Permit,
    settings: &Settings,
    drafts: Vec<(Uuid, N::Content)>,
) -> Result<(), Failure> {
    if settings.archived() {
        return Err(Refusal::Archived.of(N::NOUN));
    }
    let texts: Vec<_> = drafts
        .into_iter()
        .map(|(organization, content)| Ok((organization, N::text(&content)?)))
        .collect::<Result<_, Failure>>()?;
    let hand = ActorRef::of(permit);
    many::insert(conn, N::NOUN, settings.id, texts, &hand, Utc::now()).await?;
    Ok(())
}
