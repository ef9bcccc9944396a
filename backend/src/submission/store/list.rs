//! Lists of submissions, one row each with its newest version.

use chrono::{DateTime, Utc};
use contract::submission::SubmissionFilter;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::{Reach, subtree};
use crate::platform::store::Conn;
use crate::platform::store::schema::{material, organization, submission, submission_revision};

#[derive(Clone, Debug, Queryable)]
pub struct Item {
    pub id: Uuid,
    pub material: (Uuid, String),
    /// Id, name, kind.
    pub organization: (Uuid, String, String),
    pub part: bool,
    pub state: String,
    pub office: Option<Uuid>,
    pub heading: String,
    pub photos: i32,
    pub statement: Option<String>,
    pub timing: Option<String>,
    pub number: i32,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub sample: bool,
}

/// Where a page begins: the time the list is ordered by, and the submission.
pub type Key = (DateTime<Utc>, Uuid);

const NEWEST: &str = "not exists (select 1 from submission_revision newer where newer.submission_id = submission_revision.submission_id and newer.number > submission_revision.number)";

/// The last touched first; what waits for one's own office, the longest waiting first.
pub async fn list(
    conn: &mut Conn,
    reach: Reach,
    edition_id: Uuid,
    filter: &SubmissionFilter,
    after: Option<Key>,
    take: i64,
) -> QueryResult<Vec<Item>> {
    let mut query = submission::table
        .inner_join(organization::table)
        .inner_join(material::table)
        .inner_join(submission_revision::table)
        .filter(sql::<Bool>(NEWEST))
        .filter(submission::edition_id.eq(edition_id))
        .filter(submission::organization_id.eq_any(reach.organizations()))
        .limit(take)
        .select((
            submission::id,
            (material::id, material::label),
            (organization::id, organization::name, organization::kind),
            submission::part,
            submission::state,
            submission::office_id,
            submission_revision::heading,
            submission_revision::photos,
            submission::statement,
            submission::timing,
            submission_revision::number,
            submission::submitted_at,
            submission::updated_at,
            submission::sample,
        ))
        .into_boxed();
    if filter.waiting == Some(true) {
        let (at, id) = (submission::submitted_at, submission::id);
        query = query
            .filter(submission::office_id.eq(reach.organization()))
            .filter(at.is_not_null())
            .order((at.asc(), id.asc()));
        if let Some((t, last)) = after {
            query = query.filter(at.gt(t).or(at.eq(t).and(id.gt(last))).assume_not_null());
        }
    } else {
        let (at, id) = (submission::updated_at, submission::id);
        query = query.order((at.desc(), id.desc()));
        if let Some((t, last)) = after {
            query = query.filter(at.lt(t).or(at.eq(t).and(id.lt(last))));
        }
    }
    if let Some(material) = filter.material_id {
        query = query.filter(submission::material_id.eq(material));
    }
    if let Some(state) = filter.state {
        query = query.filter(submission::state.eq(state.code()));
    }
    if let Some(organization) = filter.organization_id {
        query = query.filter(submission::organization_id.eq_any(subtree(organization)));
    }
    if let Some(part) = filter.part {
        query = query.filter(submission::part.eq(part));
    }
    query.load(conn).await
}
