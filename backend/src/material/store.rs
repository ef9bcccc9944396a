//! SQL of the table `material`.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::{Authorized, scoped};
use crate::platform::store::Conn;
use crate::platform::store::schema::{material, submission};

/// A material as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = material, check_for_backend(Pg))]
pub struct MaterialRow {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub position: i32,
    pub content: Value,
    pub deadline: Option<DateTime<Utc>>,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

// A material is the province office's, as its edition is.
scoped!(MaterialRow, material, |reach| diesel::dsl::exists(
    reach.province()
));

/// Everyone who files may read it.
pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<MaterialRow>> {
    material::table
        .find(id)
        .select(MaterialRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// In the order of the edition.
pub async fn of_edition(conn: &mut Conn, edition: Uuid) -> QueryResult<Vec<MaterialRow>> {
    material::table
        .filter(material::edition_id.eq(edition))
        .order((material::position, material::id))
        .limit(100)
        .select(MaterialRow::as_select())
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

pub async fn insert(conn: &mut Conn, rows: &[MaterialRow]) -> QueryResult<()> {
    diesel::insert_into(material::table)
        .values(rows)
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn update(
    conn: &mut Conn,
    row: &Authorized<MaterialRow>,
    content: Value,
    deadline: Option<DateTime<Utc>>,
) -> QueryResult<MaterialRow> {
    diesel::update(material::table.find(row.id))
        .set((
            material::content.eq(content),
            material::deadline.eq(deadline),
            material::version.eq(material::version + 1),
            material::updated_at.eq(diesel::dsl::now),
        ))
        .returning(MaterialRow::as_returning())
        .get_result(conn)
        .await
}

/// Puts the edition's materials in this order.
pub async fn place(conn: &mut Conn, edition: Uuid, ids: &[Uuid]) -> QueryResult<()> {
    diesel::sql_query(
        "update material m set position = o.place - 1 \
         from unnest($2) with ordinality as o (id, place) where m.id = o.id and m.edition_id = $1",
    )
    .bind::<SqlUuid, _>(edition)
    .bind::<Array<SqlUuid>, _>(ids)
    .execute(conn)
    .await
    .map(|_| ())
}

pub async fn delete(conn: &mut Conn, row: &Authorized<MaterialRow>) -> QueryResult<()> {
    diesel::delete(material::table.find(row.id))
        .execute(conn)
        .await
        .map(|_| ())
}
