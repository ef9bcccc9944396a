//! Many new drafts at once.

use uuid::Uuid;

use super::rule::Refusal;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::store::{ActorRef, Conn, Permit};
use crate::reference::edition::Settings;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::write::{self, NewEntry, NewRevision};

/// Writes new drafts into the caller's transaction, for active organizations that the caller found in
/// reach and locked, with words and places that the caller has looked up, and without files. The caller
/// commits, with its own audit event.
pub async fn insert_many<N: WorkflowKind>(
    conn: &mut Conn,
    permit: &impl Permit,
    settings: &Settings,
    drafts: Vec<(Uuid, N::Content)>,
) -> Result<(), Failure> {
    if settings.archived() {
        return Err(Refusal::Archived.of::<N>());
    }
    let (by, now) = (ActorRef::of(permit), clock::now());
    let new: Vec<_> = drafts
        .into_iter()
        .map(|(organization, content)| {
            let entry = NewEntry::of::<N>(Uuid::now_v7(), settings.id, organization, now);
            let first = NewRevision::of(entry.id, 1, N::text(&content)?, &[], &by, now);
            Ok((entry, first))
        })
        .collect::<Result<_, Failure>>()?;
    Ok(write::insert_many(conn, new).await?)
}
