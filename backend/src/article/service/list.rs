//! Lists articles.

use contract::article::{ArticleFilter, ArticleKind, ArticleRow, Shelf};
use contract::operation::permission::{ListArticleReviews, ListArticles};
use contract::page::Page;
use contract::workflow::RevisionState;

use super::Articles;
use super::kind::kind;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::reference::organization;
use crate::workflow::service::aggregate::state;
use crate::workflow::service::{PageQuery, list, waiting};
use crate::workflow::{EntryFilter, EntrySummary, Queue};

pub async fn list_articles(
    app: &AppState,
    granted: &Granted<ListArticles>,
    filter: &ArticleFilter,
) -> Result<Page<ArticleRow>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let (query, conditions) = parts(filter);
    let queue = Queue::All(granted.reach());
    let page = list::<Articles>(&mut conn, queue, query, &conditions).await?;
    page.try_map(row)
}

pub async fn list_article_reviews(
    app: &AppState,
    granted: &Granted<ListArticleReviews>,
    filter: &ArticleFilter,
) -> Result<Page<ArticleRow>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let (query, conditions) = parts(filter);
    let queue = waiting::<Articles>(&granted.caller);
    let page = list::<Articles>(&mut conn, queue, query, &conditions).await?;
    page.try_map(row)
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

fn parts(filter: &ArticleFilter) -> (PageQuery<'_>, EntryFilter<'_>) {
    let query = PageQuery {
        edition: filter.edition_id,
        cursor: filter.cursor.as_deref(),
        limit: filter.limit,
    };
    let conditions = EntryFilter {
        state: filter.state.map(RevisionState::code),
        kinds: kinds(filter.shelf, filter.kind),
        organization_id: filter.organization_id,
        q: filter.q.as_deref(),
        ..EntryFilter::default()
    };
    (query, conditions)
}

fn row(item: EntrySummary) -> Result<ArticleRow, Failure> {
    let (id, name, office) = item.organization;
    Ok(ArticleRow {
        id: item.id,
        kind: kind(item.kind.as_deref())?,
        title: item.title,
        organization: organization::reference(id, name, &office),
        state: state(&item.state)?,
        public: item.public,
        featured_at: item.featured_at,
        revision_number: item.number,
        reason: item.reason,
        submitted_at: item.submitted_at,
        updated_at: item.updated_at,
        sample: item.sample,
    })
}
