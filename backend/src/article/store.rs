//! What the database knows of articles besides their workflow.

pub mod listing;
pub mod organization;
pub mod public;

use chrono::{DateTime, Utc};
use contract::article::{Article, ArticleKind};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::platform::store::Conn;
use crate::platform::store::schema::entry;
use crate::workflow::EntryOf;

/// Whether the organization has one of this kind in the edition.
pub async fn has(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    kind: ArticleKind,
) -> QueryResult<bool> {
    let those = entry::table
        .filter(entry::edition_id.eq(edition))
        .filter(entry::organization_id.eq(organization))
        .filter(entry::kind.eq(kind.code()));
    diesel::select(diesel::dsl::exists(those))
        .get_result(conn)
        .await
}

pub async fn feature(
    conn: &mut Conn,
    row: &Authorized<EntryOf<Article>>,
    since: Option<DateTime<Utc>>,
) -> QueryResult<()> {
    diesel::update(entry::table.find(row.id))
        .set(entry::featured_at.eq(since))
        .execute(conn)
        .await
        .map(drop)
}
