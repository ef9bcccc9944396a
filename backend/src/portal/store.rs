//! SQL of the public listing.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::activity::Mode;
use contract::file::FileRef;
use contract::id::FileId;
use contract::portal::PublicRow;
use contract::workflow::Holding;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::filter::PublicActivityFilter;
use crate::access::reach::and_subtree;
use crate::platform::store::Conn;
use crate::platform::store::query::{Page, Query, Value};
use crate::reference::organization::{JOIN_NAMES, NAMES, OrganizationColumns};

/// What a list shows of an activity.
#[derive(Clone, Debug, QueryableByName)]
pub struct ListingRow {
    #[diesel(sql_type = SqlUuid)]
    pub activity_id: Uuid,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    summary: String,
    #[diesel(embed)]
    organization: OrganizationColumns,
    #[diesel(sql_type = Text)]
    strand: String,
    #[diesel(sql_type = Text)]
    form: String,
    #[diesel(sql_type = Text)]
    mode: String,
    #[diesel(sql_type = Nullable<Text>)]
    region_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Text)]
    venue_name: String,
    #[diesel(sql_type = Timestamptz)]
    pub first_start: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    first_end: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    last_end: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    occurrences: i32,
    #[diesel(sql_type = Bool)]
    free: bool,
    #[diesel(sql_type = Bool)]
    exemplar: bool,
    #[diesel(sql_type = Text)]
    holding: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub picture: Option<Uuid>,
    #[diesel(sql_type = Text)]
    picture_alt: String,
    #[diesel(sql_type = Bool)]
    sample: bool,
}

impl ListingRow {
    pub fn shown(self, files: &HashMap<FileId, FileRef>) -> PublicRow {
        PublicRow {
            id: self.activity_id.into(),
            title: self.title,
            summary: self.summary,
            organization: self.organization.into(),
            strand: self.strand,
            form: self.form,
            mode: Mode::parse(&self.mode).unwrap_or_default(),
            region_code: self.region_code,
            region_name: self.region_name,
            venue_name: self.venue_name,
            first_start: self.first_start,
            first_end: self.first_end,
            last_end: self.last_end,
            occurrences: self.occurrences,
            free: self.free,
            exemplar: self.exemplar,
            holding: Holding::parse(&self.holding).unwrap_or_default(),
            picture: self.picture.and_then(|id| files.get(&id.into()).cloned()),
            picture_alt: self.picture_alt,
            sample: self.sample,
            marks: Vec::new(),
            next: None,
        }
    }
}

/// What only the activity's own page shows.
#[derive(Clone, Debug, QueryableByName)]
pub struct ListingDetail {
    #[diesel(embed)]
    pub brief: ListingRow,
    #[diesel(sql_type = SqlUuid)]
    pub edition_id: Uuid,
    #[diesel(sql_type = Jsonb)]
    pub content: serde_json::Value,
    #[diesel(sql_type = Nullable<Text>)]
    pub notice: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    pub published_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub updated_at: DateTime<Utc>,
}

const COLUMNS: &str = "l.activity_id, l.title, l.summary, l.strand, l.form, l.mode, l.venue_name, l.first_start, \
    l.first_end, l.last_end, l.occurrences, l.free, l.exemplar, l.holding, l.picture, l.picture_alt, l.sample";

/// Adds the conditions on the listing `l`, with `and` before each but the first.
pub fn conditions(query: &mut Query, filter: &PublicActivityFilter) {
    match filter.edition_id {
        Some(id) => query.push("l.edition_id = ").bind(Value::Id(id.into())),
        None => query.push("l.edition_id = (select id from edition where current)"),
    };
    let text = |v: &Option<String>| v.clone().map(Value::Text);
    let one = |v: &Option<String>| v.clone().map(|v| Value::Texts(vec![v]));
    if let Some(region) = &filter.region {
        if region.len() == 6 {
            query.and("l.region_code =", Some(Value::Text(region.clone())));
        } else {
            query.and(
                "l.region_code like",
                Some(Value::Text(format!("{region}%"))),
            );
        }
    }
    and_subtree(query, "l.organization_id", filter.organization_id);
    query
        .and("l.strand =", text(&filter.strand))
        .and("l.form =", text(&filter.form))
        .and("l.audiences @>", one(&filter.audience))
        .and("l.topics @>", one(&filter.topic))
        .and("l.mode =", filter.mode.map(|m| Value::Text(m.to_owned())));
    // Said outright, not bound: the index holds only those.
    match filter.exemplar {
        Some(true) => query.push(" and l.exemplar"),
        Some(false) => query.push(" and not l.exemplar"),
        None => query,
    };
    if let Some(words) = &filter.words {
        query.and_terms("l.grams", &words.ways());
    }
    if let Some((over, now)) = filter.over {
        let condition = if over {
            "l.last_end <="
        } else {
            "l.last_end >"
        };
        query.and(condition, Some(Value::At(now)));
    }
    let (after, before) = (filter.after.map(Value::At), filter.before.map(Value::At));
    if after.is_some() || before.is_some() {
        // The whole span first: that much the list's own index answers.
        query
            .and("l.last_end >", after.clone())
            .and("l.first_start <", before.clone())
            .push(" and exists (select from occurrence c where c.activity_id = l.activity_id")
            .and("c.ends_at >", after)
            .and("c.starts_at <", before)
            .push(")");
    }
}

/// A page in order of the first start; of what is over, the last begun first.
pub async fn list(
    conn: &mut Conn,
    filter: &PublicActivityFilter,
    start: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<ListingRow>> {
    let page = Page {
        columns: &format!("{COLUMNS}, {NAMES}"),
        table: "listing",
        joins: JOIN_NAMES,
        order: &["l.first_start", "l.activity_id"],
        descending: filter.over.is_some_and(|(over, _)| over),
    };
    let start = start.map(|(at, id)| [Value::At(at), Value::Id(id)]);
    let query = page.query(|query| conditions(query, filter), start, take);
    query.build().load(conn).await
}

/// Those of these ids that are public, in no order.
pub async fn rows(conn: &mut Conn, ids: Vec<Uuid>) -> QueryResult<Vec<ListingRow>> {
    let mut query = Query::new(&format!(
        "select {COLUMNS}, {NAMES} from listing l {JOIN_NAMES} where l.activity_id = any("
    ));
    query.bind(Value::Ids(ids)).push(")");
    query.build().load(conn).await
}

pub async fn detail(conn: &mut Conn, id: Uuid) -> QueryResult<Option<ListingDetail>> {
    let mut query = Query::new(&format!(
        "select {COLUMNS}, {NAMES}, l.edition_id, l.content, l.notice, l.published_at, l.updated_at \
         from listing l {JOIN_NAMES} where l.activity_id = "
    ));
    query.bind(Value::Id(id));
    query.build().get_result(conn).await.optional()
}

/// Id and last change, the newest first.
pub async fn addresses(
    conn: &mut Conn,
    edition_id: Uuid,
) -> QueryResult<Vec<(Uuid, DateTime<Utc>)>> {
    use crate::platform::store::schema::listing;
    listing::table
        .filter(listing::edition_id.eq(edition_id))
        .order((listing::published_at.desc(), listing::activity_id.desc()))
        .limit(49_000)
        .select((listing::activity_id, listing::updated_at))
        .load(conn)
        .await
}
