//! Lists of entries, one row each with its newest revision.

use chrono::{DateTime, Utc};
use contract::workflow::{Noun, RevisionState};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::{Reach, subtree};
use crate::platform::store::Conn;
use crate::platform::store::schema::{entry, organization, revision};

#[derive(Clone, Debug, Queryable)]
pub struct Item {
    pub id: Uuid,
    pub kind: Option<String>,
    pub title: String,
    /// Id, name, kind.
    pub organization: (Uuid, String, String),
    pub strand: Option<String>,
    pub state: String,
    pub holding: String,
    pub public: bool,
    pub number: i32,
    pub first_start: Option<DateTime<Utc>>,
    pub occurrences: i32,
    pub reason: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub featured_at: Option<DateTime<Utc>>,
    pub sample: bool,
}

/// Conditions; all given ones hold together.
#[derive(Clone, Debug, Default)]
pub struct Which<'a> {
    pub state: Option<RevisionState>,
    pub holding: Option<&'a str>,
    pub kinds: Option<Vec<&'a str>>,
    pub strand: Option<&'a str>,
    /// This one and all below it.
    pub organization_id: Option<Uuid>,
    /// Part of the title.
    pub q: Option<&'a str>,
}

/// Which list.
#[derive(Clone, Copy, Debug)]
pub enum Queue {
    /// All in reach, the last touched first.
    All(Reach),
    /// Submitted to those who review, and approved for those who publish; oldest submission first.
    Waiting { review: Reach, publish: Reach },
}

/// Where a page begins: the time the list is ordered by, and the entry.
pub type Key = (DateTime<Utc>, Uuid);

const NEWEST: &str = "not exists (select 1 from revision newer where newer.entry_id = revision.entry_id and newer.number > revision.number)";
const PUBLIC: &str = "exists (select 1 from revision shown where shown.entry_id = entry.id and shown.state = 'published')";

pub async fn list(
    conn: &mut Conn,
    noun: Noun,
    queue: Queue,
    edition_id: Uuid,
    filter: &Which<'_>,
    after: Option<Key>,
    take: i64,
) -> QueryResult<Vec<Item>> {
    let mut query = entry::table
        .inner_join(organization::table)
        .inner_join(revision::table)
        .filter(sql::<Bool>(NEWEST))
        .filter(entry::noun.eq(noun.code()))
        .filter(entry::edition_id.eq(edition_id))
        .limit(take)
        .select((
            entry::id,
            entry::kind,
            revision::title,
            (organization::id, organization::name, organization::kind),
            revision::strand,
            revision::state,
            entry::holding,
            sql::<Bool>(PUBLIC),
            revision::number,
            revision::first_start,
            revision::occurrences,
            revision::reason,
            revision::submitted_at,
            entry::updated_at,
            entry::featured_at,
            entry::sample,
        ))
        .into_boxed();
    query = match queue {
        Queue::All(reach) => {
            let (at, id) = (entry::updated_at, entry::id);
            query = query
                .filter(entry::organization_id.eq_any(reach.organizations()))
                .order((at.desc(), id.desc()));
            match after {
                Some((t, last)) => query.filter(at.lt(t).or(at.eq(t).and(id.lt(last)))),
                None => query,
            }
        }
        Queue::Waiting { review, publish } => {
            let (at, id) = (revision::submitted_at, entry::id);
            let waiting = |reach: Reach| entry::organization_id.eq_any(reach.organizations());
            query = query
                .filter(
                    revision::state
                        .eq("submitted")
                        .and(waiting(review))
                        .or(revision::state.eq("approved").and(waiting(publish))),
                )
                .filter(at.is_not_null())
                .order((at.asc(), id.asc()));
            match after {
                Some((t, last)) => {
                    query.filter(at.gt(t).or(at.eq(t).and(id.gt(last))).assume_not_null())
                }
                None => query,
            }
        }
    };
    if let Some(state) = filter.state {
        query = query.filter(revision::state.eq(state.code()));
    }
    if let Some(holding) = filter.holding {
        query = query.filter(entry::holding.eq(holding));
    }
    if let Some(kinds) = &filter.kinds {
        query = query.filter(entry::kind.eq_any(kinds));
    }
    if let Some(strand) = filter.strand {
        query = query.filter(revision::strand.eq(strand));
    }
    if let Some(organization) = filter.organization_id {
        query = query.filter(entry::organization_id.eq_any(subtree(organization)));
    }
    if let Some(part) = filter.q {
        query = query.filter(revision::title.ilike(format!("%{}%", escape(part))));
    }
    query.load(conn).await
}

/// As it stands, not as a pattern.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_")
}
