//! SQL of the table `file`.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use contract::id::FileId;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::scoped;
use crate::platform::store::schema::file;
use crate::platform::store::{Conn, uuids};

/// A file as it is stored; its content lies in the file store under `digest`.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = file, check_for_backend(diesel::pg::Pg))]
pub struct FileRow {
    pub id: Uuid,
    pub organization_id: Uuid,
    pub kind: String,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub digest: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub created_by: String,
    pub sample: bool,
    pub original_width: Option<i32>,
    pub original_height: Option<i32>,
    pub upload_started_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    /// What its tickets are signed with.
    pub secret: String,
}

scoped!(FileRow, file, |reach| file::organization_id
    .eq_any(reach.organizations()));

pub async fn insert(conn: &mut Conn, row: &FileRow) -> QueryResult<()> {
    diesel::insert_into(file::table)
        .values(row)
        .execute(conn)
        .await
        .map(|_| ())
}

/// Whether anything that is public now names the file: an activity or an article as it is shown.
pub async fn is_public(conn: &mut Conn, id: Uuid) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Named {
        #[diesel(sql_type = Bool)]
        named: bool,
    }
    let found: Named = diesel::sql_query(
        "select exists (select from revision r join listing l on l.activity_id = r.entry_id and l.revision_id = r.id \
                where r.picture = $1 or r.attachment = $1) \
            or exists (select from article_listing where files ? $2) as named",
    )
    .bind::<SqlUuid, _>(id)
    .bind::<Text, _>(id.to_string())
    .get_result(conn)
    .await?;
    Ok(found.named)
}

/// What an organization has, bytes.
pub async fn stored(conn: &mut Conn, organization: Uuid) -> QueryResult<u64> {
    let sum: Option<i64> = file::table
        .filter(file::organization_id.eq(organization))
        .select(sql::<Nullable<BigInt>>("sum(size)::bigint"))
        .first(conn)
        .await?;
    Ok(sum.and_then(|sum| sum.try_into().ok()).unwrap_or_default())
}

/// Those of these contents that belong to a file.
pub async fn known(conn: &mut Conn, digests: &[String]) -> QueryResult<HashSet<String>> {
    let found: Vec<String> = file::table
        .filter(file::digest.eq_any(digests))
        .select(file::digest)
        .distinct()
        .load(conn)
        .await?;
    Ok(found.into_iter().collect())
}

/// Until the transaction ends nobody takes this content away: it gets a row.
pub async fn hold_content(conn: &mut Conn, digest: &str) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock_shared(hashtextextended($1, 1))")
        .bind::<Text, _>(digest)
        .execute(conn)
        .await
        .map(|_| ())
}

/// Until the transaction ends nobody gives this content a row: it may be taken away.
pub async fn take_content(conn: &mut Conn, digest: &str) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtextextended($1, 1))")
        .bind::<Text, _>(digest)
        .execute(conn)
        .await
        .map(|_| ())
}

/// Whoever may have it: that is the caller's to know.
pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<FileRow>> {
    file::table
        .find(id)
        .select(FileRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn of(conn: &mut Conn, ids: &[FileId]) -> QueryResult<HashMap<FileId, FileRow>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<FileRow> = file::table
        .filter(file::id.eq_any(uuids(ids)))
        .select(FileRow::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row)).collect())
}
