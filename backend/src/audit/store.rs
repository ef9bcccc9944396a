//! SQL that reads the table `audit`.

use chrono::{DateTime, Days, Utc};
use contract::audit::{AuditFilter, AuditRow};
use contract::time;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::Reach;
use crate::platform::store::Conn;
use crate::platform::store::page::before;
use crate::platform::store::schema::audit;
use crate::reference::organization::organization;

#[derive(Queryable)]
struct AuditRecord {
    id: Uuid,
    at: DateTime<Utc>,
    actor: String,
    organization: Option<String>,
    operation: String,
    object_kind: String,
    object_id: Option<Uuid>,
    refused: bool,
    detail: Vec<String>,
    request_id: String,
}

/// Newest first, after the cursor's row.
pub async fn list(
    conn: &mut Conn,
    reach: Reach,
    filter: &AuditFilter,
    after: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<AuditRow>> {
    // Rows outlive organizations, so they are joined by value, without a foreign key.
    let mut query = audit::table
        .left_join(organization::table.on(audit::organization_id.eq(organization::id.nullable())))
        .filter(
            audit::organization_id
                .is_null()
                .or(audit::organization_id.eq_any(reach.organizations().nullable())),
        )
        .order((audit::at.desc(), audit::id.desc()))
        .limit(take)
        .select((
            audit::id,
            audit::at,
            audit::actor_name,
            organization::name.nullable(),
            audit::operation,
            audit::object_kind,
            audit::object_id,
            audit::refused,
            audit::detail,
            audit::request_id,
        ))
        .into_boxed();
    if let Some(operation) = &filter.operation {
        query = query.filter(audit::operation.eq(operation));
    }
    if let Some(id) = filter.object_id {
        query = query.filter(audit::object_id.eq(id));
    }
    if let Some(refused) = filter.refused {
        query = query.filter(audit::refused.eq(refused));
    }
    if let Some(from) = filter.from {
        query = query.filter(audit::at.ge(time::start_of(from)));
    }
    if let Some(until) = filter.until {
        query = query.filter(audit::at.lt(time::start_of(until + Days::new(1))));
    }
    if let Some(key) = after {
        query = query.filter(before((audit::at, audit::id), key));
    }
    let rows: Vec<AuditRecord> = query.load(conn).await?;
    Ok(rows.into_iter().map(AuditRow::from).collect())
}

impl From<AuditRecord> for AuditRow {
    fn from(row: AuditRecord) -> Self {
        Self {
            id: row.id.into(),
            at: row.at,
            actor: row.actor,
            organization: row.organization.unwrap_or_default(),
            operation: row.operation,
            object_kind: row.object_kind,
            object_id: row.object_id,
            refused: row.refused,
            detail: row.detail,
            request_id: row.request_id,
        }
    }
}
