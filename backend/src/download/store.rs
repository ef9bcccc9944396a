//! What exports read. All but `newest`, `contents`, `activities` and `inside` look within a reach; those are asked
//! for what was found within it.

use chrono::{DateTime, Utc};
use contract::id::OrganizationId;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::reach::{Reach, subtree};
use crate::platform::store::schema::{
    activity, organization, reach, revision, submission, submission_revision,
};
use crate::platform::store::{Conn, uuids};

/// A version without its content.
#[derive(Clone, Debug, QueryableByName)]
pub struct Version {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub organization_id: Uuid,
    #[diesel(sql_type = Text)]
    pub unit: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Bool)]
    pub part: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub statement: Option<String>,
    #[diesel(sql_type = Text)]
    pub state: String,
    #[diesel(sql_type = Text)]
    pub heading: String,
    #[diesel(sql_type = Int4)]
    pub photos: i32,
    #[diesel(sql_type = Nullable<Text>)]
    pub submitted_name: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub submitted_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Timestamptz)]
    pub updated_at: DateTime<Utc>,
}

/// The newest version of one submission, whatever its state.
pub async fn newest(conn: &mut Conn, submission: Uuid) -> QueryResult<Version> {
    let states = ["draft", "submitted", "endorsed", "returned", "accepted"];
    let all = versions(conn, &[submission], &states, &[], 1).await?;
    all.into_iter()
        .next()
        .ok_or(diesel::result::Error::NotFound)
}

/// Which versions of a material to export.
pub struct Asked<'a> {
    pub material: Uuid,
    /// This organization and all below it.
    pub scope: Uuid,
    pub accepted: bool,
    /// Parts of organizations below, which also stand in what their reporter handed in.
    pub parts: bool,
    /// In the notice's order.
    pub reporters: &'a [OrganizationId],
    pub most: i64,
}

/// One version of each submission, in the official order.
pub async fn index(conn: &mut Conn, reach: Reach, asked: &Asked<'_>) -> QueryResult<Vec<Version>> {
    let ids: Vec<Uuid> = submission::table
        .filter(submission::material_id.eq(asked.material))
        .filter(submission::organization_id.eq_any(reach.organizations()))
        .filter(submission::organization_id.eq_any(subtree(asked.scope)))
        .filter(
            submission::part
                .eq(false)
                .or(asked.parts.into_sql::<Bool>())
                .or(submission::organization_id.eq(asked.scope)),
        )
        .select(submission::id)
        .load(conn)
        .await?;
    let states: &[&str] = if asked.accepted {
        &["accepted"]
    } else {
        &["submitted", "endorsed", "accepted"]
    };
    versions(conn, &ids, states, asked.reporters, asked.most).await
}

/// Reporters in their order, each followed by what lies below it; then by position and name.
const VERSIONS: &str = "
    select newest.*, o.id as organization_id, o.name as unit, o.kind, s.part, s.statement
    from submission s
    join lateral (
        select id, state, heading, photos, submitted_name, submitted_at, updated_at
        from submission_revision where submission_id = s.id and state = any($2)
        order by number desc limit 1
    ) newest on true
    join organization o on o.id = s.organization_id
    left join lateral (
        select array_position($3, r.ancestor) as place, r.depth
        from reach r where r.descendant = o.id and r.ancestor = any($3)
        order by r.depth limit 1
    ) reporter on true
    where s.id = any($1)
    order by reporter.place nulls last, reporter.depth, o.position, o.name, o.id
    limit $4";

async fn versions(
    conn: &mut Conn,
    submissions: &[Uuid],
    states: &[&str],
    reporters: &[OrganizationId],
    most: i64,
) -> QueryResult<Vec<Version>> {
    diesel::sql_query(VERSIONS)
        .bind::<Array<SqlUuid>, _>(submissions)
        .bind::<Array<Text>, _>(states)
        .bind::<Array<SqlUuid>, _>(uuids(reporters))
        .bind::<BigInt, _>(most)
        .load(conn)
        .await
}

pub async fn contents(conn: &mut Conn, versions: &[Uuid]) -> QueryResult<Vec<(Uuid, Value)>> {
    submission_revision::table
        .filter(submission_revision::id.eq_any(versions))
        .select((submission_revision::id, submission_revision::content))
        .load(conn)
        .await
}

/// A nominated activity: its public text, else its newest.
#[derive(Clone, Debug, Queryable)]
pub struct Nominated {
    pub id: Uuid,
    pub organization_id: Uuid,
    pub host: String,
    pub holding: String,
    pub content: Value,
    pub updated_at: DateTime<Utc>,
}

pub async fn activities(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Nominated>> {
    let public = revision::state.eq("published");
    activity::table
        .inner_join(organization::table)
        .inner_join(revision::table.on(revision::entry_id.eq(activity::id)))
        .filter(activity::id.eq_any(ids))
        .distinct_on(activity::id)
        .order((activity::id, public.desc(), revision::number.desc()))
        .select((
            activity::id,
            activity::organization_id,
            organization::name,
            activity::holding,
            revision::content,
            revision::updated_at,
        ))
        .load(conn)
        .await
}

/// Of these, who lies at or below whom.
pub async fn inside(
    conn: &mut Conn,
    above: &[Uuid],
    below: &[Uuid],
) -> QueryResult<Vec<(Uuid, Uuid)>> {
    reach::table
        .filter(reach::ancestor.eq_any(above))
        .filter(reach::descendant.eq_any(below))
        .select((reach::ancestor, reach::descendant))
        .load(conn)
        .await
}
