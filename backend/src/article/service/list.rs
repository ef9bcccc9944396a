use contract::article::{ArticleFilter, ArticleKind, ArticleRow, Shelf};
use contract::operation::permission::{ListArticleReviews, ListArticles};
use contract::page::Page;

use super::Articles;
use super::kind::kind;
use crate::access::guard::Granted;
use crate::organization::summary;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::workflow::service as entry;
use crate::workflow::service::Asked;
use crate::workflow::service::aggregate::state as parse_state;
use crate::workflow::store::list::{Item, Which};

pub async fn list_articles(
    state: &AppState,
    granted: &Granted<ListArticles>,
    filter: &ArticleFilter,
) -> Result<Page<ArticleRow>, Failure> {
    let (asked, which) = parts(filter);
    entry::all::<Articles, _, _>(state, granted, asked, which, row).await
}

pub async fn list_article_reviews(
    state: &AppState,
    granted: &Granted<ListArticleReviews>,
    filter: &ArticleFilter,
) -> Result<Page<ArticleRow>, Failure> {
    let (asked, which) = parts(filter);
    entry::waiting::<Articles, _, _>(state, granted, asked, which, row).await
}

/// The words of the kinds that both conditions let through; `None` where there is no condition.
pub fn kinds(shelf: Option<Shelf>, kind: Option<ArticleKind>) -> Option<Vec<&'static str>> {
    let on = |kind: &ArticleKind| shelf.is_none_or(|s| kind.rule().shelf == s);
    match (shelf, kind) {
        (None, None) => None,
        (_, Some(kind)) => Some([kind].iter().filter(|k| on(k)).map(|k| k.code()).collect()),
        (Some(shelf), None) => Some(shelf.kinds().map(ArticleKind::code).collect()),
    }
}

fn parts(filter: &ArticleFilter) -> (Asked<'_>, Which<'_>) {
    let asked = Asked {
        edition: filter.edition_id,
        cursor: filter.cursor.as_deref(),
        limit: filter.limit,
    };
    let which = Which {
        state: filter.state,
        kinds: kinds(filter.shelf, filter.kind),
        organization_id: filter.organization_id,
        q: filter.q.as_deref(),
        ..Which::default()
    };
    (asked, which)
}

fn row(item: Item) -> Result<ArticleRow, Failure> {
    let (id, name, office) = item.organization;
    Ok(ArticleRow {
        id: item.id,
        kind: kind(item.kind.as_deref())?,
        title: item.title,
        organization: summary::reference(id, name, &office),
        state: parse_state(&item.state)?,
        public: item.public,
        featured_at: item.featured_at,
        revision_number: item.number,
        reason: item.reason,
        submitted_at: item.submitted_at,
        updated_at: item.updated_at,
        sample: item.sample,
    })
}
