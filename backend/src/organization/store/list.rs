//! SQL that lists organizations in official order.

use chrono::{DateTime, Utc};
use contract::organization::{Organization, OrganizationFilter, OrganizationStatus};
use contract::page::Page;
use diesel::prelude::*;
use diesel::sql_types::{
    Array, BigInt, Bool, Integer, Nullable, Record, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::reach::Reach;
use crate::platform::store::alike::{alike, patterns};
use crate::platform::store::schema::organization;
use crate::platform::store::{Conn, page as paging};
use crate::reference::organization::{kind, reference};

/// Official order; the id makes it total.
pub type OrganizationCursor = (i32, String, Uuid);

/// Keys of one page, in official order.
pub async fn page(
    conn: &mut Conn,
    reach: Reach,
    filter: &OrganizationFilter,
    after: Option<OrganizationCursor>,
    take: i64,
) -> QueryResult<Page<OrganizationCursor>> {
    let mut query = organization::table
        .filter(organization::id.eq_any(reach.organizations()))
        .order((organization::position, organization::name, organization::id))
        .select((organization::position, organization::name, organization::id))
        .limit(take)
        .into_boxed();
    if let Some(parent) = filter.reports_to {
        query = query.filter(organization::reports_to.eq(Uuid::from(parent)));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(organization::kind.eq(kind.code()));
    }
    if let Some(status) = filter.status {
        query = query.filter(organization::status.eq(status.code()));
    }
    if let Some(q) = &filter.q {
        let [written, simple] = patterns(q);
        let name = alike(organization::name);
        query = query.filter(name.ilike(written).or(name.ilike(simple)));
    }
    if let Some(key) = after {
        let columns = (organization::position, organization::name, organization::id);
        query = query.filter(
            columns
                .into_sql::<Record<(Integer, Text, SqlUuid)>>()
                .gt(key),
        );
    }
    let rows: Vec<OrganizationCursor> = query.load(conn).await?;
    Ok(paging::cut(rows, take, Clone::clone))
}

#[derive(QueryableByName)]
struct OrganizationRecord {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    short_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = Nullable<Text>)]
    region_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    above_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    above_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    above_kind: Option<String>,
    #[diesel(sql_type = Text)]
    address: String,
    #[diesel(sql_type = Text)]
    website: String,
    #[diesel(sql_type = Integer)]
    depth: i32,
    #[diesel(sql_type = BigInt)]
    children: i64,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = Bool)]
    sample: bool,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Timestamptz)]
    updated_at: DateTime<Utc>,
}

/// These organizations as shown to someone of `caller`, in official order: one statement.
pub async fn load(conn: &mut Conn, caller: Uuid, ids: &[Uuid]) -> QueryResult<Vec<Organization>> {
    let rows: Vec<OrganizationRecord> = diesel::sql_query(
        "select o.id, o.name, o.short_name, o.kind, o.status, o.region_code, r.name as region_name, \
         a.id as above_id, a.name as above_name, a.kind as above_kind, o.address, o.website, \
         coalesce(w.depth, 0) as depth, \
         (select count(*) from organization c where c.reports_to = o.id and c.status = 'active') as children, \
         (select count(*) from person p where p.organization_id = o.id and p.active) as people, \
         o.sample, o.version, o.updated_at \
         from organization o \
         left join organization a on a.id = o.reports_to \
         left join region r on r.code = o.region_code \
         left join reach w on w.ancestor = $1 and w.descendant = o.id \
         where o.id = any($2) order by o.position, o.name, o.id",
    )
    .bind::<SqlUuid, _>(caller)
    .bind::<Array<SqlUuid>, _>(ids)
    .load(conn)
    .await?;
    Ok(rows.into_iter().map(Organization::from).collect())
}

impl From<OrganizationRecord> for Organization {
    fn from(row: OrganizationRecord) -> Self {
        let above = row.above_id.zip(row.above_name).zip(row.above_kind);
        Self {
            id: row.id.into(),
            name: row.name,
            short_name: row.short_name,
            kind: kind(&row.kind),
            status: OrganizationStatus::parse(&row.status).unwrap_or_default(),
            region_code: row.region_code,
            region_name: row.region_name,
            reports_to: above.map(|((id, name), kind)| reference(id, name, &kind)),
            address: row.address,
            website: row.website,
            depth: row.depth,
            children: row.children,
            people: row.people,
            sample: row.sample,
            version: row.version,
            updated_at: row.updated_at,
        }
    }
}
