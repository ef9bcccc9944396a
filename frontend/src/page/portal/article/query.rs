//! Which articles: the address says it, so that it can be shared and read without script.

use contract::article::{ArticleKind, CourseCategory, PublicArticleFilter, Shelf};
use contract::limit;
use contract::region::is_code;
use contract::text::clean;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::route::Route;

/// What an address asks for. What it says wrongly, it does not say.
pub fn read(query: &str) -> PublicArticleFilter {
    let query = query.trim_start_matches('?');
    let params: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let text = |name: &str| {
        let text = clean(&params.iter().find(|(key, _)| key == name)?.1);
        (!text.is_empty()).then_some(text)
    };
    let kind = text("kind").and_then(|k| ArticleKind::parse(&k));
    PublicArticleFilter {
        edition_id: text("edition_id").and_then(|id| id.parse().ok()),
        // A kind stands on its own shelf, whatever else is said.
        shelf: match kind {
            Some(kind) => Some(kind.rule().shelf),
            None => text("shelf").and_then(|s| Shelf::parse(&s)),
        },
        kind,
        region: text("region").filter(|c| is_code(c)),
        organization_id: text("organization_id").and_then(|id| id.parse().ok()),
        category: text("category").and_then(|c| CourseCategory::parse(&c)),
        featured: text("featured").filter(|f| f == "true").map(|_| true),
        q: text("q").map(|q| q.chars().take(limit::QUERY).collect()),
        cursor: text("cursor").filter(|c| c.len() <= 500),
        limit: None,
    }
}

/// The query string, without `?`.
pub fn write(filter: &PublicArticleFilter) -> String {
    api::query(filter).trim_start_matches('?').to_owned()
}

pub fn shelf_query(shelf: Shelf) -> String {
    write(&PublicArticleFilter {
        shelf: Some(shelf),
        ..PublicArticleFilter::default()
    })
}

pub fn kind_query(kind: ArticleKind) -> String {
    write(&PublicArticleFilter {
        shelf: Some(kind.rule().shelf),
        kind: Some(kind),
        ..PublicArticleFilter::default()
    })
}

/// What the address asks for, and how to ask for something else.
#[hook]
pub fn use_filter() -> (PublicArticleFilter, Callback<PublicArticleFilter>) {
    let query = use_location().map(|l| l.query_str().to_owned());
    let navigator = use_navigator();
    let go = Callback::from(move |filter: PublicArticleFilter| {
        let Some(navigator) = &navigator else { return };
        let query = write(&filter);
        let raw = yew_router::query::Raw(query.as_str());
        let _ = navigator.push_with_query(&Route::Articles, raw);
    });
    (read(query.as_deref().unwrap_or_default()), go)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_filter_comes_back_from_its_address() {
        let filter = PublicArticleFilter {
            shelf: Some(Shelf::Resources),
            kind: Some(ArticleKind::Course),
            region: Some("220100".into()),
            category: Some(CourseCategory::Senior),
            q: Some("书 & 画".into()),
            ..PublicArticleFilter::default()
        };
        assert_eq!(read(&write(&filter)), filter);
        let nonsense =
            "shelf=attic&kind=poem&region=1&category=&featured=no&organization_id=x&q=%20";
        assert_eq!(read(nonsense), PublicArticleFilter::default());
    }

    #[wasm_bindgen_test]
    fn a_kind_brings_its_shelf() {
        let filter = read("?kind=star&shelf=coverage");
        assert_eq!(filter.shelf, Some(Shelf::Showcase));
    }
}
