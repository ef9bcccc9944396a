//! Articles as everybody reads them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::article::{
    ArticleContent, CaptionedPicture, PublicArticle, PublicArticleFilter, PublicArticleRow,
    PublicOrganization,
};
use contract::feed::ArticleFeedFilter;
use contract::file::FileRef;
use contract::id::{ArticleId, FileId, OrganizationId};
use contract::page::Page;
use uuid::Uuid;

use super::kind::kinds;
use crate::article::store::organization;
use crate::article::store::public::{self, ArticleConditions, ArticleListingRow};
use crate::file;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, Permit, page};
use crate::portal::filter::place;
use crate::portal::search::query::words_of;
use crate::reference::organization::reference;

pub async fn list_public_articles(
    state: &AppState,
    permit: &impl Permit,
    filter: &PublicArticleFilter,
) -> Result<Page<PublicArticleRow>, Failure> {
    let conditions = conditions(filter)?;
    let take = page::take(filter.limit)?;
    let start = match page::decode::<(bool, i64, Uuid)>(filter.cursor.as_deref())? {
        Some((featured, micros, id)) => Some((featured, page::moment(micros)?, id)),
        None => None,
    };
    let mut conn = state.store.read(permit).await?;
    let rows = public::list(&mut conn, &conditions, start, take).await?;
    let cut = page::cut(rows, take, |row| {
        (row.featured, row.at.timestamp_micros(), row.id)
    });
    Ok(Page {
        items: shown(&mut conn, cut.items).await?,
        next: cut.next,
    })
}

pub async fn get_public_article(
    state: &AppState,
    permit: &impl Permit,
    id: ArticleId,
) -> Result<PublicArticle, Failure> {
    let mut conn = state.store.read(permit).await?;
    aggregate(&mut conn, id.into())
        .await?
        .ok_or_else(Failure::not_found)
}

/// An active organization that has something public.
pub async fn get_public_organization(
    state: &AppState,
    permit: &impl Permit,
    id: OrganizationId,
) -> Result<PublicOrganization, Failure> {
    let mut conn = state.store.read(permit).await?;
    let found = organization::find(&mut conn, id.into())
        .await?
        .filter(|found| found.page.is_some() || found.activities + found.articles > 0)
        .ok_or_else(Failure::not_found)?;
    let page = match found.page {
        Some(page) => aggregate(&mut conn, page).await?,
        None => None,
    };
    Ok(PublicOrganization {
        organization: reference(id.into(), found.name, &found.kind),
        region_code: found.region_code,
        region_name: found.region_name,
        website: found.website,
        address: found.address,
        page,
        activities: found.activities,
        articles: found.articles,
    })
}

/// A page of the feed.
pub struct Newest {
    pub items: Vec<PublicArticle>,
    pub next: Option<String>,
    /// Taken down, and when; only with the first page.
    pub gone: Vec<(Uuid, DateTime<Utc>)>,
    /// Of all that the filter lets through.
    pub changed_at: Option<DateTime<Utc>>,
}

/// Published ones of the current edition with all that they say, the newest first.
pub async fn newest(
    state: &AppState,
    permit: &impl Permit,
    filter: &ArticleFeedFilter,
) -> Result<Newest, Failure> {
    let conditions = conditions(&PublicArticleFilter {
        shelf: filter.shelf,
        kind: filter.kind,
        region: filter.region.clone(),
        organization_id: filter.organizer,
        ..PublicArticleFilter::default()
    })?;
    let take = page::take(filter.limit)?;
    let start = match page::decode::<(i64, Uuid)>(filter.cursor.as_deref())? {
        Some((micros, id)) => Some((page::moment(micros)?, id)),
        None => None,
    };
    let mut conn = state.store.read(permit).await?;
    let gone = match start {
        None => public::gone(&mut conn, &conditions).await?,
        Some(_) => Vec::new(),
    };
    let changed = public::changed_at(&mut conn, &conditions).await?;
    let rows = public::newest(&mut conn, &conditions, start, take).await?;
    let cut = page::cut(rows, take, |row| {
        (row.published_at.timestamp_micros(), row.id)
    });
    let mut items = Vec::with_capacity(cut.items.len());
    let texts = read(&cut.items)?;
    let ids: Vec<FileId> = texts.iter().flat_map(files_of).collect();
    let files = file::service::public_refs(&mut conn, &ids).await?;
    for (row, text) in cut.items.iter().zip(texts) {
        items.push(assembled(row, text, &files)?);
    }
    Ok(Newest {
        items,
        next: cut.next,
        changed_at: changed.max(gone.first().map(|(_, at)| *at)),
        gone,
    })
}

/// A page's id and its last change.
type Addresses = Vec<(Uuid, DateTime<Utc>)>;

/// Articles of the current edition, and the organizations that have something public in it.
pub async fn addresses(
    state: &AppState,
    permit: &impl Permit,
) -> Result<(Addresses, Addresses), Failure> {
    let mut conn = state.store.read(permit).await?;
    let articles = public::addresses(&mut conn).await?;
    let organizations = organization::addresses(&mut conn).await?;
    Ok((articles, organizations))
}

fn conditions(filter: &PublicArticleFilter) -> Result<ArticleConditions, Failure> {
    let words = |all: Vec<&str>| all.into_iter().map(str::to_owned).collect();
    Ok(ArticleConditions {
        edition_id: filter.edition_id,
        kinds: kinds(filter.shelf, filter.kind).map(words),
        region: filter.region.as_deref().map(place).transpose()?,
        organization_id: filter.organization_id,
        category: filter.category.map(|c| c.code().to_owned()),
        featured: filter.featured,
        words: filter.q.as_deref().map(words_of),
    })
}

/// With their pictures, found in one query.
async fn shown(
    conn: &mut Conn,
    rows: Vec<ArticleListingRow>,
) -> Result<Vec<PublicArticleRow>, Failure> {
    let texts: Vec<(ArticleListingRow, ArticleContent)> = rows
        .into_iter()
        .map(|row| {
            let text = serde_json::from_value(row.content.clone()).map_err(Failure::internal)?;
            Ok((row, text))
        })
        .collect::<Result<_, Failure>>()?;
    let ids: Vec<FileId> = texts.iter().filter_map(|(_, text)| text.picture).collect();
    let files = file::service::public_refs(conn, &ids).await?;
    texts
        .iter()
        .map(|(row, text)| row.shown(text, text.picture.and_then(|id| files.get(&id).cloned())))
        .collect()
}

/// `附件1.pdf`, `附件2.docx`, where there are several.
fn numbered(files: impl Iterator<Item = FileRef>) -> Vec<FileRef> {
    let mut files: Vec<FileRef> = files.collect();
    if files.len() > 1 {
        for (n, file) in (1..).zip(&mut files) {
            file.name = file.name.replacen("附件", &format!("附件{n}"), 1);
        }
    }
    files
}

fn read(rows: &[ArticleListingRow]) -> Result<Vec<ArticleContent>, Failure> {
    let read = |row: &ArticleListingRow| serde_json::from_value(row.content.clone());
    let texts: Result<_, _> = rows.iter().map(read).collect();
    texts.map_err(Failure::internal)
}

fn files_of(content: &ArticleContent) -> Vec<FileId> {
    let pictures = content.pictures().map(|(_, id)| id);
    pictures
        .chain(content.attachments.iter().copied())
        .collect()
}

async fn aggregate(conn: &mut Conn, id: Uuid) -> Result<Option<PublicArticle>, Failure> {
    let Some(row) = public::find(conn, id).await? else {
        return Ok(None);
    };
    let content: ArticleContent =
        serde_json::from_value(row.content.clone()).map_err(Failure::internal)?;
    let files = file::service::public_refs(conn, &files_of(&content)).await?;
    assembled(&row, content, &files).map(Some)
}

fn assembled(
    row: &ArticleListingRow,
    content: ArticleContent,
    files: &HashMap<FileId, FileRef>,
) -> Result<PublicArticle, Failure> {
    let picture = content.picture.and_then(|id| files.get(&id).cloned());
    let gallery = content.gallery.iter().filter_map(|one| {
        Some(CaptionedPicture {
            picture: files.get(&one.picture)?.clone(),
            caption: one.caption.clone(),
        })
    });
    let attachments = content.attachments.iter();
    Ok(PublicArticle {
        row: row.shown(&content, picture)?,
        edition_id: row.edition_id.into(),
        gallery: gallery.collect(),
        attachments: numbered(attachments.filter_map(|id| files.get(id).cloned())),
        updated_at: row.updated_at,
        content,
    })
}
