//! Lists of entries, one row each with its newest revision.

use chrono::{DateTime, Utc};
use contract::id::{MaterialId, OrganizationId};
use contract::noun::Noun;
use contract::organization::OrganizationRef;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::{Reach, subtree};
use crate::platform::store::Conn;
use crate::platform::store::alike::{alike, patterns};
use crate::platform::store::page::before;
use crate::platform::store::schema::{entry, material, organization, revision};
use crate::reference::organization::reference;

#[derive(Clone, Debug, Queryable)]
pub struct EntrySummary {
    pub id: Uuid,
    pub kind: Option<String>,
    /// Id and label, of a submission.
    pub material: Option<(Uuid, String)>,
    pub part: bool,
    pub title: String,
    pub photos: i32,
    /// Id, name, kind.
    pub organization: (Uuid, String, String),
    pub strand: Option<String>,
    /// Of the newest revision.
    pub state: String,
    /// Whose review it awaits, where offices review one after the other.
    pub office_id: Option<Uuid>,
    pub statement: Option<String>,
    pub timing: Option<String>,
    pub holding: String,
    pub public: bool,
    pub number: i32,
    pub first_start: Option<DateTime<Utc>>,
    pub occurrences: i32,
    pub reason: Option<String>,
    /// Of the newest revision.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Of the revision that was handed in last, where offices review one after the other.
    pub last_submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub featured_at: Option<DateTime<Utc>>,
    pub sample: bool,
}

impl EntrySummary {
    pub fn organization(&self) -> OrganizationRef {
        let (id, name, kind) = &self.organization;
        reference(*id, name.clone(), kind)
    }
}

/// Conditions; all given ones hold together.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter<'a> {
    pub state: Option<&'static str>,
    pub holding: Option<&'a str>,
    pub kinds: Option<Vec<&'a str>>,
    pub strand: Option<&'a str>,
    pub material_id: Option<MaterialId>,
    pub part: Option<bool>,
    /// Only what lies on the desk of the caller's office.
    pub waiting: Option<bool>,
    /// This one and all below it.
    pub organization_id: Option<OrganizationId>,
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
    /// On the desk of the caller's office, within reach; the longest waiting first.
    Desk(Reach),
}

/// Where a page begins: the time the list is ordered by, and the entry.
pub type Key = (DateTime<Utc>, Uuid);

impl Queue {
    pub fn key(&self, item: &EntrySummary) -> Key {
        let at = match self {
            Self::All(_) => None,
            Self::Waiting { .. } => item.submitted_at,
            Self::Desk(_) => item.last_submitted_at,
        };
        (at.unwrap_or(item.updated_at), item.id)
    }
}

const NEWEST: &str = "not exists (select 1 from revision newer where newer.entry_id = revision.entry_id and newer.number > revision.number)";
const PUBLIC: &str = "exists (select 1 from revision shown where shown.entry_id = entry.id and shown.state = 'published')";
const TITLE: &str = "coalesce(nullif(revision.heading, ''), revision.title)";

pub async fn list(
    conn: &mut Conn,
    noun: Noun,
    queue: Queue,
    edition_id: Uuid,
    filter: &EntryFilter<'_>,
    after: Option<Key>,
    take: i64,
) -> QueryResult<Vec<EntrySummary>> {
    let mut query = entry::table
        .inner_join(organization::table)
        .inner_join(revision::table)
        .left_join(material::table)
        .filter(sql::<Bool>(NEWEST))
        .filter(entry::noun.eq(noun.code()))
        .filter(entry::edition_id.eq(edition_id))
        .limit(take)
        .select((
            entry::id,
            entry::kind,
            (material::id, material::label).nullable(),
            entry::part,
            sql::<Text>(TITLE),
            revision::photos,
            (organization::id, organization::name, organization::kind),
            revision::strand,
            revision::state,
            entry::office_id,
            entry::statement,
            entry::timing,
            entry::holding,
            sql::<Bool>(PUBLIC),
            revision::number,
            revision::first_start,
            revision::occurrences,
            revision::reason,
            revision::submitted_at,
            entry::submitted_at,
            entry::updated_at,
            entry::featured_at,
            entry::sample,
        ))
        .into_boxed();
    let within = |reach: Reach| entry::organization_id.eq_any(reach.organizations());
    query = match queue {
        Queue::All(reach) => {
            let (at, id) = (entry::updated_at, entry::id);
            query = query.filter(within(reach)).order((at.desc(), id.desc()));
            match after {
                Some(key) => query.filter(before((at, id), key)),
                None => query,
            }
        }
        Queue::Waiting { review, publish } => {
            let (at, id) = (revision::submitted_at, entry::id);
            query = query
                .filter(
                    revision::state
                        .eq("submitted")
                        .and(within(review))
                        .or(revision::state.eq("approved").and(within(publish))),
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
        Queue::Desk(reach) => {
            let (at, id) = (entry::submitted_at, entry::id);
            query = query
                .filter(within(reach))
                .filter(entry::office_id.eq(reach.organization()))
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
        query = query.filter(revision::state.eq(state));
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
    if let Some(material) = filter.material_id {
        query = query.filter(entry::material_id.eq(Uuid::from(material)));
    }
    if let Some(part) = filter.part {
        query = query.filter(entry::part.eq(part));
    }
    if let Some(organization) = filter.organization_id {
        query = query.filter(entry::organization_id.eq_any(subtree(organization.into())));
    }
    if let Some(part) = filter.q {
        let [written, simple] = patterns(part);
        let title = alike(revision::title);
        query = query.filter(title.ilike(written).or(title.ilike(simple)));
    }
    query.load(conn).await
}
