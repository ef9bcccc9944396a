//! Many new entries in few statements.

use chrono::{DateTime, Utc};
use contract::workflow::Noun;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::write::Text;
use crate::platform::store::schema::{entry, revision};
use crate::platform::store::{ActorRef, Conn};

/// Rows of one statement: the database takes 65535 values at most.
const ROWS: usize = 500;

/// Drafts for organizations whose place in reach the caller has proven.
pub async fn insert(
    conn: &mut Conn,
    noun: Noun,
    edition_id: Uuid,
    drafts: Vec<(Uuid, Text)>,
    by: &ActorRef,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let mut rest = drafts.into_iter().peekable();
    while rest.peek().is_some() {
        let part: Vec<(Uuid, Uuid, Text)> = rest
            .by_ref()
            .take(ROWS)
            .map(|(organization, text)| (Uuid::now_v7(), organization, text))
            .collect();
        let entries: Vec<_> = part
            .iter()
            .map(|(id, organization, _)| {
                (
                    entry::id.eq(*id),
                    entry::noun.eq(noun.code()),
                    entry::edition_id.eq(edition_id),
                    entry::organization_id.eq(*organization),
                    entry::created_at.eq(now),
                    entry::updated_at.eq(now),
                )
            })
            .collect();
        diesel::insert_into(entry::table)
            .values(&entries)
            .execute(conn)
            .await?;
        let revisions: Vec<_> = part
            .into_iter()
            .map(|(id, _, text)| {
                (
                    revision::id.eq(Uuid::now_v7()),
                    revision::entry_id.eq(id),
                    revision::number.eq(1),
                    revision::content.eq(text.content),
                    revision::first_start.eq(text.first_start),
                    revision::last_end.eq(text.last_end),
                    revision::occurrences.eq(text.occurrences),
                    revision::author_id.eq(by.id),
                    revision::author_name.eq(by.name.clone()),
                    revision::writers.eq(vec![by.id]),
                    revision::created_at.eq(now),
                    revision::updated_at.eq(now),
                )
            })
            .collect();
        diesel::insert_into(revision::table)
            .values(&revisions)
            .execute(conn)
            .await?;
    }
    Ok(())
}
