//! Articles as an Atom feed, with what was taken down.

use atom_syndication::{Category, Content, Entry, Person};
use chrono::{DateTime, Utc};
use contract::article::{PublicArticle, Shelf};
use contract::feed::ArticleFeedFilter;
use uuid::Uuid;

use super::atom::{self, FeedHead, Tombstone, link, local, text, xml_text};
use super::item;
use super::service::{Dated, address, year};
use crate::article;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::Permit;

/// Its page.
fn url(state: &AppState, id: Uuid) -> String {
    state.config.url(&format!("articles/{id}"))
}

pub async fn get_article_atom_feed(
    state: &AppState,
    permit: &impl Permit,
    filter: &ArticleFeedFilter,
) -> Result<Dated<String>, Failure> {
    let newest = article::service::newest(state, permit, filter).await?;
    let mut conn = state.store.read(permit).await?;
    let year = year(&mut conn).await?;
    drop(conn);
    let of_page = |cursor: Option<String>| {
        let asked = ArticleFeedFilter {
            cursor,
            ..filter.clone()
        };
        address(state, "feeds/articles.atom", &asked)
    };
    let gone: Vec<Tombstone> = newest
        .gone
        .iter()
        .map(|(id, at)| Tombstone {
            id: item::id(*id),
            at: *at,
        })
        .collect();
    let changed_at = newest.changed_at.unwrap_or(year.changed_at);
    let head = FeedHead {
        id: of_page(None)?,
        itself: of_page(filter.cursor.clone())?,
        next: newest.next.map(|next| of_page(Some(next))).transpose()?,
        home: state.config.url("articles"),
        title: format!("{}·{}", year.content.name, title(filter)),
        subtitle: year.content.theme,
        updated: changed_at,
    };
    let entries = newest.items.iter().map(|one| entry(state, one)).collect();
    Ok(Dated {
        changed_at,
        value: atom::document(head, entries, &gone),
    })
}

fn title(filter: &ArticleFeedFilter) -> &'static str {
    match (filter.kind, filter.shelf) {
        (Some(kind), _) => kind.label(),
        (None, shelf) => shelf.map_or("展示与资源", Shelf::label),
    }
}

fn entry(state: &AppState, article: &PublicArticle) -> Entry {
    let row = &article.row;
    let mark = if row.sample { "【示例】" } else { "" };
    let mut links = vec![link("alternate", &url(state, row.id.into()), "text/html")];
    if !article.content.url.is_empty() {
        links.push(link("related", &article.content.url, "text/html"));
    }
    for file in &article.attachments {
        let href = state.config.url(file.url.trim_start_matches('/'));
        links.push(link("enclosure", &href, &file.media_type));
    }
    let category = |term: &str| Category {
        term: xml_text(term),
        ..Default::default()
    };
    Entry {
        title: text(&format!("{mark}{}", row.title)),
        id: item::id(row.id.into()),
        links,
        published: Some(local(row.published_at)),
        updated: local(updated(article)),
        authors: vec![Person {
            name: xml_text(&row.organization.name),
            ..Default::default()
        }],
        categories: vec![category(row.shelf.label()), category(row.kind.label())],
        summary: Some(text(&row.summary)),
        content: Some(Content {
            value: Some(xml_text(&article.content.body)),
            content_type: Some("text".into()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn updated(article: &PublicArticle) -> DateTime<Utc> {
    article.updated_at.max(article.row.published_at)
}
