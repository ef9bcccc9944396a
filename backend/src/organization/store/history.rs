//! SQL of the table `organization_event`.

use chrono::{DateTime, Utc};
use contract::organization::OrganizationEvent;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::schema::organization_event as event;

/// One entry of an organization's history in the making.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = event)]
pub struct NewEvent {
    id: Uuid,
    organization_id: Uuid,
    kind: &'static str,
    before: String,
    after: String,
    reason: String,
    actor_name: String,
}

impl NewEvent {
    pub fn new(organization: Uuid, kind: &'static str, by: &str) -> Self {
        Self {
            id: Uuid::now_v7(),
            organization_id: organization,
            kind,
            before: String::new(),
            after: String::new(),
            reason: String::new(),
            actor_name: by.to_owned(),
        }
    }
    pub fn from(mut self, before: impl Into<String>) -> Self {
        self.before = before.into();
        self
    }
    pub fn to(mut self, after: impl Into<String>) -> Self {
        self.after = after.into();
        self
    }
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }
}

pub async fn record_events(conn: &mut Conn, events: &[NewEvent]) -> QueryResult<()> {
    diesel::insert_into(event::table)
        .values(events)
        .execute(conn)
        .await
        .map(|_| ())
}

/// Newest first; the last two hundred.
pub async fn history(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<OrganizationEvent>> {
    type EventRow = (DateTime<Utc>, String, String, String, String, String);
    let rows: Vec<EventRow> = event::table
        .filter(event::organization_id.eq(organization))
        .order((event::at.desc(), event::id.desc()))
        .limit(200)
        .select((
            event::at,
            event::kind,
            event::before,
            event::after,
            event::reason,
            event::actor_name,
        ))
        .load(conn)
        .await?;
    let shown = |(at, kind, before, after, reason, by)| OrganizationEvent {
        at,
        kind,
        before,
        after,
        reason,
        by,
    };
    Ok(rows.into_iter().map(shown).collect())
}
