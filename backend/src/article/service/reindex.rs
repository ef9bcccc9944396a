//! The background job that makes articles' search terms anew where they were made by an older way.

use std::sync::Arc;

use contract::article::ArticleContent;

use super::sync::terms;
use crate::article::store::listing;
use crate::platform::background::{Job, Next};
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Store, SystemPermit};
use crate::portal::search::index_terms::VERSION;

const PERMIT: SystemPermit = SystemPermit("renew_article_terms");
/// Rows at a time.
const BATCH: i64 = 200;

/// Runs until all are of the newest way.
pub fn job(state: Arc<AppState>) -> Job {
    Job::new("renew_article_terms", state, |state| async move {
        let articles = batch(&state.store).await?;
        if articles == 0 {
            return Ok(Next::Never);
        }
        tracing::info!(articles, "search terms were made anew");
        Ok(Next::AtOnce)
    })
}

/// How many rows of an older way there were, at most [`BATCH`].
pub async fn batch(store: &Store) -> Result<usize, Failure> {
    let mut conn = store.write_unaudited(&PERMIT).await?;
    let rows = listing::outdated(&mut conn, VERSION, BATCH).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let made = blocking(move || {
        let terms = |row: listing::Outdated| {
            let content: ArticleContent = serde_json::from_value(row.content)?;
            let terms = terms(&content, &row.organization_name);
            Ok::<_, serde_json::Error>((row.article_id, terms))
        };
        let made: Result<Vec<_>, _> = rows.into_iter().map(terms).collect();
        made.map_err(Failure::internal)
    })
    .await?;
    let rows = made.len();
    listing::renew(&mut conn, VERSION, made).await?;
    Ok(rows)
}
