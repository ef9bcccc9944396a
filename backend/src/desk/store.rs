//! SQL that counts and lists what stands on a desk.

use chrono::{DateTime, Utc};
use contract::activity::ActivityRow;
use contract::noun::Noun;
use contract::workflow::{Holding, RevisionState};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::Reach;
use crate::platform::store::Conn;
use crate::platform::store::schema::{activity, entry, revision, submission};
use crate::reference::organization::OrganizationColumns;

/// How many revisions of one organization are in which state.
pub async fn states(
    conn: &mut Conn,
    noun: Noun,
    edition: Uuid,
    organization: Uuid,
) -> QueryResult<Vec<(String, i64)>> {
    revision::table
        .inner_join(entry::table)
        .filter(entry::noun.eq(noun.code()))
        .filter(entry::edition_id.eq(edition))
        .filter(entry::organization_id.eq(organization))
        .group_by(revision::state)
        .select((revision::state, count_star()))
        .load(conn)
        .await
}

/// How many revisions within reach are in this state.
pub async fn waiting(
    conn: &mut Conn,
    noun: Noun,
    edition: Uuid,
    reach: Reach,
    state: RevisionState,
) -> QueryResult<i64> {
    revision::table
        .inner_join(entry::table)
        .filter(entry::noun.eq(noun.code()))
        .filter(entry::edition_id.eq(edition))
        .filter(entry::organization_id.eq_any(reach.organizations()))
        .filter(revision::state.eq(state.code()))
        .count()
        .get_result(conn)
        .await
}

/// How many submissions within reach await the review of the caller's office.
pub async fn submissions(conn: &mut Conn, edition: Uuid, reach: Reach) -> QueryResult<i64> {
    submission::table
        .filter(submission::edition_id.eq(edition))
        .filter(submission::office_id.eq(reach.organization()))
        .filter(submission::organization_id.eq_any(reach.organizations()))
        .count()
        .get_result(conn)
        .await
}

/// The ten within reach that have been in this state's queue the longest.
pub async fn longest(
    conn: &mut Conn,
    edition: Uuid,
    reach: Reach,
    state: RevisionState,
) -> QueryResult<Vec<Uuid>> {
    revision::table
        .inner_join(activity::table)
        .filter(activity::edition_id.eq(edition))
        .filter(activity::organization_id.eq_any(reach.organizations()))
        .filter(revision::state.eq(state.code()))
        .order((revision::submitted_at, revision::id))
        .limit(10)
        .select(activity::id)
        .load(conn)
        .await
}

/// The five of one organization that changed last, newest first.
pub async fn recent(conn: &mut Conn, edition: Uuid, organization: Uuid) -> QueryResult<Vec<Uuid>> {
    activity::table
        .filter(activity::edition_id.eq(edition))
        .filter(activity::organization_id.eq(organization))
        .order((activity::updated_at.desc(), activity::id.desc()))
        .limit(5)
        .select(activity::id)
        .load(conn)
        .await
}

#[derive(QueryableByName)]
struct ActivityRecord {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(embed)]
    organization: OrganizationColumns,
    #[diesel(sql_type = Nullable<Text>)]
    strand: Option<String>,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Text)]
    holding: String,
    #[diesel(sql_type = Bool)]
    public: bool,
    #[diesel(sql_type = Integer)]
    number: i32,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    first_start: Option<DateTime<Utc>>,
    #[diesel(sql_type = Integer)]
    occurrences: i32,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    submitted_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Timestamptz)]
    updated_at: DateTime<Utc>,
    #[diesel(sql_type = Bool)]
    sample: bool,
}

/// These activities as rows, each with its newest revision: one statement.
pub async fn rows(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<ActivityRow>> {
    let found: Vec<ActivityRecord> = diesel::sql_query(
        "select a.id, r.title, o.id as organization_id, o.name as organization_name, \
         o.kind as organization_kind, r.strand, r.state, a.holding, \
         exists (select 1 from revision p where p.entry_id = a.id and p.state = 'published') as public, \
         r.number, r.first_start, r.occurrences, r.reason, r.submitted_at, a.updated_at, a.sample \
         from activity a \
         join organization o on o.id = a.organization_id \
         join lateral (select * from revision where entry_id = a.id order by number desc limit 1) r on true \
         where a.id = any($1)",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .load(conn)
    .await?;
    Ok(found.into_iter().filter_map(shown).collect())
}

/// Words of states are checked by the tables.
fn shown(row: ActivityRecord) -> Option<ActivityRow> {
    Some(ActivityRow {
        id: row.id.into(),
        title: row.title,
        organization: row.organization.into(),
        strand: row.strand,
        state: RevisionState::parse(&row.state)?,
        holding: Holding::parse(&row.holding)?,
        public: row.public,
        revision_number: row.number,
        first_start: row.first_start,
        occurrences: row.occurrences,
        reason: row.reason,
        submitted_at: row.submitted_at,
        updated_at: row.updated_at,
        sample: row.sample,
    })
}
