//! SQL of the table `edition`.

use contract::edition::{EditionInput, EditionStatus, EditionSummary};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::platform::store::Conn;
use crate::platform::store::schema::edition;
use crate::reference::edition::EditionRow;

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
        id: id.into(),
        year,
        name,
        theme,
        status: EditionStatus::parse(&status).unwrap_or_default(),
        current,
    };
    Ok(rows.into_iter().map(shown).collect())
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
