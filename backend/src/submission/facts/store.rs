//! SQL of what is known beside a submission: counts, photos used elsewhere, nominated activities.

use chrono::{DateTime, NaiveDate, Utc};
use contract::submission::{ExemplarFact, UsedPhoto};
use contract::workflow::Holding;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;

/// What the system counted for an organization and all below it.
#[derive(Clone, Debug, Default, QueryableByName)]
pub struct Counts {
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = BigInt)]
    pub activities: i64,
    #[diesel(sql_type = BigInt)]
    pub occurrences: i64,
    #[diesel(sql_type = BigInt)]
    pub lectures: i64,
    #[diesel(sql_type = BigInt)]
    pub trainings: i64,
    #[diesel(sql_type = BigInt)]
    pub institutions: i64,
    /// Activities with a participation report.
    #[diesel(sql_type = BigInt)]
    pub reported: i64,
    /// Absent where nobody reported the number.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub visits: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub persons: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub online_views: Option<i64>,
    #[diesel(sql_type = Nullable<Date>)]
    pub first_day: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    pub last_day: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub opening_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    pub opening_place: Option<String>,
    #[diesel(sql_type = Bool)]
    pub has_committee: bool,
}

pub async fn counts(conn: &mut Conn, edition: Uuid, organization: Uuid) -> QueryResult<Counts> {
    diesel::sql_query(
        "select o.name, c.*, w.first_day, w.last_day, w.at as opening_at, w.place as opening_place, \
           exists (select 1 from committee where edition_id = $1 and organization_id = $2) as has_committee \
         from organization o \
         left join opening w on w.edition_id = $1 and w.organization_id = o.id \
         cross join ( \
           select count(*) as activities, coalesce(sum(l.occurrences), 0)::bigint as occurrences, \
             coalesce(sum(l.occurrences) filter (where l.form = 'lecture'), 0)::bigint as lectures, \
             coalesce(sum(l.occurrences) filter (where l.form = 'training'), 0)::bigint as trainings, \
             count(distinct l.organization_id) filter (where h.kind = 'institution') as institutions, \
             count(p.activity_id) as reported, sum(p.visits)::bigint as visits, \
             sum(p.persons)::bigint as persons, sum(p.online_views)::bigint as online_views \
           from listing l \
           join reach r on r.descendant = l.organization_id and r.ancestor = $2 \
           join organization h on h.id = l.organization_id \
           left join participation p on p.activity_id = l.activity_id \
           where l.edition_id = $1 and l.holding <> 'cancelled' \
         ) c \
         where o.id = $2",
    )
    .bind::<SqlUuid, _>(edition)
    .bind::<SqlUuid, _>(organization)
    .get_result(conn)
    .await
}

#[derive(QueryableByName)]
struct Used {
    #[diesel(sql_type = Text)]
    digest: String,
    #[diesel(sql_type = Text)]
    material: String,
}

/// Photos that the organization uses in other materials of the edition, in their newest versions.
pub async fn used_photos(
    conn: &mut Conn,
    edition: Uuid,
    material: Uuid,
    organization: Uuid,
) -> QueryResult<Vec<UsedPhoto>> {
    let used: Vec<Used> = diesel::sql_query(
        "select distinct on (f.digest) f.digest, m.label as material \
         from submission s \
         join material m on m.id = s.material_id \
         join lateral (select id from submission_revision where submission_id = s.id \
                       order by number desc limit 1) v on true \
         join submission_file n on n.revision_id = v.id \
         join file f on f.id = n.file_id and f.kind = 'picture' \
         where s.edition_id = $1 and s.organization_id = $3 and s.material_id <> $2 \
         order by f.digest, m.position limit 2000",
    )
    .bind::<SqlUuid, _>(edition)
    .bind::<SqlUuid, _>(material)
    .bind::<SqlUuid, _>(organization)
    .load(conn)
    .await?;
    let shown = used.into_iter().map(|u| UsedPhoto {
        digest: u.digest,
        material: u.material,
    });
    Ok(shown.collect())
}

#[derive(QueryableByName)]
struct Nominated {
    #[diesel(sql_type = SqlUuid)]
    activity_id: Uuid,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    organization: String,
    #[diesel(sql_type = Bool)]
    published: bool,
    #[diesel(sql_type = Text)]
    holding: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    first_start: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    last_end: Option<DateTime<Utc>>,
}

/// Of these activities, those of the organization and below, as published or else as written last.
pub async fn exemplars(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    ids: &[Uuid],
) -> QueryResult<Vec<ExemplarFact>> {
    let found: Vec<Nominated> = diesel::sql_query(
        "select a.id as activity_id, v.title, o.name as organization, v.state = 'published' as published, \
           a.holding, v.first_start, v.last_end \
         from activity a \
         join organization o on o.id = a.organization_id \
         join reach r on r.descendant = a.organization_id and r.ancestor = $2 \
         join lateral (select title, state, first_start, last_end from revision \
                       where entry_id = a.id \
                       order by (state = 'published') desc, number desc limit 1) v on true \
         where a.edition_id = $1 and a.id = any($3)",
    )
    .bind::<SqlUuid, _>(edition)
    .bind::<SqlUuid, _>(organization)
    .bind::<Array<SqlUuid>, _>(ids)
    .load(conn)
    .await?;
    let shown = found.into_iter().map(|n| ExemplarFact {
        activity_id: n.activity_id.into(),
        title: n.title,
        organization: n.organization,
        published: n.published,
        holding: Holding::parse(&n.holding).unwrap_or_default(),
        first_start: n.first_start,
        last_end: n.last_end,
    });
    Ok(shown.collect())
}
