//! Lists of published articles.

use chrono::{DateTime, Utc};
use contract::article::{ArticleContent, ArticleKind, PublicArticleRow};
use contract::file::FileRef;
use contract::id::{EditionId, OrganizationId};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::access::reach::and_subtree;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::platform::store::query::{Page, Query, Value};
use crate::platform::store::schema::{article_listing, edition};
use crate::portal::search::query::Words;
use crate::reference::organization::{JOIN_NAMES, NAMES, OrganizationColumns};

/// All hold together; what is absent is no condition.
#[derive(Clone, Debug, Default)]
pub struct ArticleConditions {
    /// The current edition where absent.
    pub edition_id: Option<EditionId>,
    pub kinds: Option<Vec<String>>,
    /// A whole code, or the digits that all places in one share.
    pub region: Option<String>,
    pub organization_id: Option<OrganizationId>,
    pub category: Option<String>,
    pub featured: Option<bool>,
    /// All of them occur. Empty: the reader asked for a text in which nothing can be searched.
    pub words: Option<Words>,
}

#[derive(Clone, Debug, QueryableByName)]
pub struct ArticleListingRow {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub edition_id: Uuid,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(embed)]
    organization: OrganizationColumns,
    #[diesel(sql_type = Nullable<Text>)]
    region_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Jsonb)]
    pub content: Json,
    #[diesel(sql_type = Bool)]
    sample: bool,
    #[diesel(sql_type = Bool)]
    pub featured: bool,
    #[diesel(sql_type = Timestamptz)]
    pub at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub published_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub updated_at: DateTime<Utc>,
}

impl ArticleListingRow {
    pub fn shown(
        &self,
        text: &ArticleContent,
        picture: Option<FileRef>,
    ) -> Result<PublicArticleRow, Failure> {
        let kind = ArticleKind::parse(&self.kind)
            .ok_or_else(|| Failure::internal("an article of unknown kind"))?;
        Ok(PublicArticleRow {
            id: self.id.into(),
            kind,
            shelf: kind.rule().shelf,
            title: text.title.clone(),
            summary: text.summary.clone(),
            organization: self.organization.clone().into(),
            region_code: self.region_code.clone(),
            region_name: self.region_name.clone(),
            category: text.category,
            author: text.author.clone(),
            medium: text.medium.clone(),
            published_on: text.published_on,
            url: text.url.clone(),
            picture,
            picture_alt: text.picture_alt.clone(),
            featured: self.featured,
            sample: self.sample,
            published_at: self.published_at,
        })
    }
}

const COLUMNS: &str = "l.article_id as id, l.edition_id, l.kind, l.sample, l.featured, l.at, l.published_at, l.updated_at";
/// A list doesn't carry long texts.
const BRIEF: &str = "l.content - 'body' - 'lectures' - 'gallery' as content";

/// Conditions on the listing `l`.
fn conditions(query: &mut Query, filter: &ArticleConditions) {
    match filter.edition_id {
        Some(id) => query.push("l.edition_id = ").bind(Value::Id(id.into())),
        None => query.push("l.edition_id = (select id from edition where current)"),
    };
    if let Some(kinds) = &filter.kinds {
        query
            .push(" and l.kind = any(")
            .bind(Value::Texts(kinds.clone()))
            .push(")");
    }
    if let Some(region) = &filter.region {
        let place = format!("{region}%");
        query.and("l.region_code like", Some(Value::Text(place)));
    }
    and_subtree(query, "l.organization_id", filter.organization_id);
    query.and("l.category =", filter.category.clone().map(Value::Text));
    match filter.featured {
        Some(true) => query.push(" and l.featured"),
        Some(false) => query.push(" and not l.featured"),
        None => query,
    };
    if let Some(words) = &filter.words {
        query.and_terms("l.grams", &words.ways());
    }
}

/// Featured ones first, each part with the newest first.
pub async fn list(
    conn: &mut Conn,
    filter: &ArticleConditions,
    start: Option<(bool, DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<ArticleListingRow>> {
    let page = Page {
        columns: &format!("{COLUMNS}, {NAMES}, {BRIEF}"),
        table: "article_listing",
        joins: JOIN_NAMES,
        order: &["l.featured", "l.at", "l.article_id"],
        descending: true,
    };
    let start =
        start.map(|(featured, at, id)| [Value::Flag(featured), Value::At(at), Value::Id(id)]);
    let query = page.query(|query| conditions(query, filter), start, take);
    query.build().load(conn).await
}

/// With all that they say, the newest first, whether featured or not.
pub async fn newest(
    conn: &mut Conn,
    filter: &ArticleConditions,
    start: Option<(DateTime<Utc>, Uuid)>,
    take: i64,
) -> QueryResult<Vec<ArticleListingRow>> {
    let page = Page {
        columns: &format!("{COLUMNS}, {NAMES}, l.content"),
        table: "article_listing",
        joins: JOIN_NAMES,
        order: &["l.published_at", "l.article_id"],
        descending: true,
    };
    let start = start.map(|(at, id)| [Value::At(at), Value::Id(id)]);
    let query = page.query(|query| conditions(query, filter), start, take);
    query.build().load(conn).await
}

#[derive(QueryableByName)]
struct Moment {
    #[diesel(sql_type = Nullable<Timestamptz>)]
    at: Option<DateTime<Utc>>,
}

/// When one of them changed last.
pub async fn changed_at(
    conn: &mut Conn,
    filter: &ArticleConditions,
) -> QueryResult<Option<DateTime<Utc>>> {
    let mut query = Query::new("select max(l.updated_at) as at from article_listing l where ");
    conditions(&mut query, filter);
    let found: Moment = query.build().get_result(conn).await?;
    Ok(found.at)
}

#[derive(QueryableByName)]
struct Tomb {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
}

/// Those that were taken down, the latest 100, with when. Whatever place is asked
/// for: a reader rather hears of one too many than of one too few.
pub async fn gone(
    conn: &mut Conn,
    filter: &ArticleConditions,
) -> QueryResult<Vec<(Uuid, DateTime<Utc>)>> {
    let mut query = Query::new(
        "select e.id, r.updated_at as at from entry e \
         join lateral (select * from revision r where r.entry_id = e.id and r.state = 'retracted' \
           order by r.number desc limit 1) r on true \
         where e.noun = 'article' and e.edition_id = (select id from edition where current) \
           and not exists (select 1 from article_listing l where l.article_id = e.id)",
    );
    if let Some(kinds) = &filter.kinds {
        query
            .push(" and e.kind = any(")
            .bind(Value::Texts(kinds.clone()))
            .push(")");
    }
    and_subtree(&mut query, "e.organization_id", filter.organization_id);
    query.push(" order by r.updated_at desc, e.id desc limit 100");
    let found: Vec<Tomb> = query.build().load(conn).await?;
    Ok(found.into_iter().map(|t| (t.id, t.at)).collect())
}

pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<ArticleListingRow>> {
    let mut query = Query::new(&format!(
        "select {COLUMNS}, {NAMES}, l.content from article_listing l {JOIN_NAMES} where l.article_id = "
    ));
    query.bind(Value::Id(id));
    query.build().get_result(conn).await.optional()
}

/// Those of the current edition with their last change, the newest first.
pub async fn addresses(conn: &mut Conn) -> QueryResult<Vec<(Uuid, DateTime<Utc>)>> {
    let current = edition::table
        .filter(edition::current.eq(true))
        .select(edition::id)
        .single_value();
    article_listing::table
        .filter(article_listing::edition_id.nullable().eq(current))
        .order((
            article_listing::published_at.desc(),
            article_listing::article_id.desc(),
        ))
        .limit(20_000)
        .select((article_listing::article_id, article_listing::updated_at))
        .load(conn)
        .await
}
