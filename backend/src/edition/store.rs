//! SQL of the table `edition`.

use chrono::{DateTime, Utc};
use contract::edition::{EditionInput, EditionStatus, EditionSummary};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::{Authorized, scoped};
use crate::platform::store::Conn;
use crate::platform::store::schema::{edition, organization};

/// An edition as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = edition)]
pub struct EditionRow {
    pub id: Uuid,
    pub content: Value,
    pub current: bool,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

// An edition is its province office's: within reach where that office is.
scoped!(EditionRow, edition, |reach| diesel::dsl::exists(
    organization::table
        .filter(organization::reports_to.is_null())
        .filter(organization::id.eq_any(reach.organizations()))
));

/// Newest year first.
pub async fn summaries(conn: &mut Conn) -> QueryResult<Vec<EditionSummary>> {
    type Line = (Uuid, i32, String, String, String, bool);
    let rows: Vec<Line> = edition::table
        .order((edition::year.desc(), edition::name, edition::id))
        .limit(500)
        .select((
            edition::id,
            edition::year,
            edition::name,
            edition::theme,
            edition::status,
            edition::current,
        ))
        .load(conn)
        .await?;
    let shown = |(id, year, name, theme, status, current): Line| EditionSummary {
        id,
        year,
        name,
        theme,
        status: EditionStatus::parse(&status).unwrap_or_default(),
        current,
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// The current one where no id is given. Editions are public.
pub async fn find(conn: &mut Conn, id: Option<Uuid>) -> QueryResult<Option<EditionRow>> {
    let query = edition::table.select(EditionRow::as_select()).into_boxed();
    let query = match id {
        Some(id) => query.filter(edition::id.eq(id)),
        None => query.filter(edition::current.eq(true)),
    };
    query.first(conn).await.optional()
}

/// The id alone of the current one.
pub async fn current(conn: &mut Conn) -> QueryResult<Option<Uuid>> {
    edition::table
        .filter(edition::current.eq(true))
        .select(edition::id)
        .first(conn)
        .await
        .optional()
}

/// As [`find`] by id, held until the transaction ends: writers of what hangs on it wait for one another.
pub async fn lock(conn: &mut Conn, id: Uuid) -> QueryResult<Option<EditionRow>> {
    edition::table
        .find(id)
        .select(EditionRow::as_select())
        .for_no_key_update()
        .first(conn)
        .await
        .optional()
}

pub async fn insert(conn: &mut Conn, id: Uuid, content: Value) -> QueryResult<()> {
    diesel::insert_into(edition::table)
        .values((edition::id.eq(id), edition::content.eq(content)))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn update(
    conn: &mut Conn,
    row: &Authorized<EditionRow>,
    content: Value,
) -> QueryResult<()> {
    diesel::update(edition::table.find(row.id))
        .set((
            edition::content.eq(content),
            edition::version.eq(edition::version + 1),
            edition::updated_at.eq(diesel::dsl::now),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Makes it the current one, the only one.
pub async fn activate(conn: &mut Conn, row: &Authorized<EditionRow>) -> QueryResult<()> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtext('edition'))")
        .execute(conn)
        .await?;
    diesel::update(edition::table.filter(edition::current.eq(true)))
        .set(edition::current.eq(false))
        .execute(conn)
        .await?;
    diesel::update(edition::table.find(row.id))
        .set(edition::current.eq(true))
        .execute(conn)
        .await
        .map(|_| ())
}

#[derive(QueryableByName)]
struct Exists {
    #[diesel(sql_type = Bool)]
    yes: bool,
}

/// Whether sample data is loaded.
pub async fn has_sample(conn: &mut Conn) -> QueryResult<bool> {
    let answer: Exists = diesel::sql_query(
        "select exists (select 1 from organization where sample) \
         or exists (select 1 from person where sample) \
         or exists (select 1 from entry where sample) as yes",
    )
    .get_result(conn)
    .await?;
    Ok(answer.yes)
}

/// Those that are active, in the given order.
pub async fn active(conn: &mut Conn, organizations: &[Uuid]) -> QueryResult<Vec<Uuid>> {
    let found: Vec<Uuid> = organization::table
        .filter(organization::id.eq_any(organizations))
        .filter(organization::status.eq("active"))
        .select(organization::id)
        .load(conn)
        .await?;
    Ok(organizations
        .iter()
        .copied()
        .filter(|id| found.contains(id))
        .collect())
}

/// A word of a list: `("strands", "reading")`.
pub type TermUse = (String, String);

#[derive(QueryableByName)]
struct TermUseRow {
    #[diesel(sql_type = Text)]
    list: String,
    #[diesel(sql_type = Text)]
    code: String,
}

/// Which of these codes activities and articles of the edition use, whatever became of the revision.
pub async fn used(conn: &mut Conn, edition: Uuid, codes: &[String]) -> QueryResult<Vec<TermUse>> {
    let rows: Vec<TermUseRow> = diesel::sql_query(
        "with text as (select r.content from revision r join entry a on a.id = r.entry_id \
                       where a.edition_id = $1) \
         select distinct list, code from ( \
           select 'strands' as list, content ->> 'strand' as code from text \
           union all select 'forms', content ->> 'form' from text \
           union all select 'topics', jsonb_array_elements_text(content -> 'topics') from text \
             where jsonb_typeof(content -> 'topics') = 'array' \
           union all select 'audiences', jsonb_array_elements_text(content -> 'audiences') from text \
             where jsonb_typeof(content -> 'audiences') = 'array' \
         ) word where code = any($2)",
    )
    .bind::<SqlUuid, _>(edition)
    .bind::<Array<Text>, _>(codes)
    .load(conn)
    .await?;
    Ok(rows.into_iter().map(|w| (w.list, w.code)).collect())
}

/// An `EditionInput` as JSON and back.
pub fn json(content: &EditionInput) -> serde_json::Result<Value> {
    serde_json::to_value(content)
}
