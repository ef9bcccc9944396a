use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::store::schema::{edition, material, organization, submission};
use crate::store::{Authorized, Conn, Reach, Scoped};

/// A material as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = material, check_for_backend(Pg))]
pub struct Row {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub position: i32,
    pub content: Value,
    pub deadline: Option<DateTime<Utc>>,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

/// A material is the province office's, as its edition is.
impl Scoped for Row {
    async fn find(
        conn: &mut Conn,
        reach: Reach,
        id: Uuid,
        lock: bool,
    ) -> QueryResult<Option<Self>> {
        let office = organization::table
            .filter(organization::reports_to.is_null())
            .filter(organization::id.eq_any(reach.organizations()));
        let query = material::table
            .find(id)
            .filter(diesel::dsl::exists(office))
            .select(Self::as_select());
        if lock {
            query.for_update().first(conn).await.optional()
        } else {
            query.first(conn).await.optional()
        }
    }
}

/// Everyone who files may read it.
pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Row>> {
    material::table
        .find(id)
        .select(Row::as_select())
        .first(conn)
        .await
        .optional()
}

/// In the order of the edition.
pub async fn of_edition(conn: &mut Conn, edition: Uuid) -> QueryResult<Vec<Row>> {
    material::table
        .filter(material::edition_id.eq(edition))
        .order((material::position, material::id))
        .limit(100)
        .select(Row::as_select())
        .load(conn)
        .await
}

/// How many submissions each has.
pub async fn submissions(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<(Uuid, i64)>> {
    submission::table
        .filter(submission::material_id.eq_any(ids))
        .group_by(submission::material_id)
        .select((submission::material_id, diesel::dsl::count_star()))
        .load(conn)
        .await
}

/// The next place in the edition's list. The edition is held by the caller.
pub async fn next_position(conn: &mut Conn, edition: Uuid) -> QueryResult<i32> {
    let last: Option<i32> = material::table
        .filter(material::edition_id.eq(edition))
        .select(diesel::dsl::max(material::position))
        .first(conn)
        .await?;
    Ok(last.map_or(0, |n| n.saturating_add(1)))
}

pub async fn insert(conn: &mut Conn, rows: &[Row]) -> QueryResult<()> {
    diesel::insert_into(material::table)
        .values(rows)
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn update(
    conn: &mut Conn,
    row: &Authorized<Row>,
    content: Value,
    deadline: Option<DateTime<Utc>>,
) -> QueryResult<Row> {
    diesel::update(material::table.find(row.id))
        .set((
            material::content.eq(content),
            material::deadline.eq(deadline),
            material::version.eq(material::version + 1),
            material::updated_at.eq(diesel::dsl::now),
        ))
        .returning(Row::as_returning())
        .get_result(conn)
        .await
}

pub async fn place(conn: &mut Conn, edition: Uuid, id: Uuid, position: i32) -> QueryResult<()> {
    diesel::update(
        material::table
            .find(id)
            .filter(material::edition_id.eq(edition)),
    )
    .set(material::position.eq(position))
    .execute(conn)
    .await
    .map(|_| ())
}

pub async fn delete(conn: &mut Conn, row: &Authorized<Row>) -> QueryResult<()> {
    diesel::delete(material::table.find(row.id))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Whether the edition exists, for those who may only read.
pub async fn edition(conn: &mut Conn, id: Option<Uuid>) -> QueryResult<Option<Uuid>> {
    let query = edition::table.select(edition::id).into_boxed();
    let query = match id {
        Some(id) => query.filter(edition::id.eq(id)),
        None => query.filter(edition::current.eq(true)),
    };
    query.first(conn).await.optional()
}
