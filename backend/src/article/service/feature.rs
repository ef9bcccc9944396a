//! 推荐: the province's publisher puts what is public before the rest.

use chrono::Utc;
use contract::article::Article;
use contract::operation::Permission;
use contract::operation::permission::{FeatureArticle, UnfeatureArticle};
use contract::workflow::Noun;
use uuid::Uuid;

use super::{Articles, sync};
use crate::access::guard::Granted;
use crate::article::store;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Tx};
use crate::workflow::service::{opened, seen};
use crate::workflow::store::write;

pub async fn feature_article(
    state: &AppState,
    granted: &Granted<FeatureArticle>,
    id: Uuid,
    version: Version,
) -> Result<Article, Failure> {
    set(state, granted, id, version, true).await
}

pub async fn unfeature_article(
    state: &AppState,
    granted: &Granted<UnfeatureArticle>,
    id: Uuid,
    version: Version,
) -> Result<Article, Failure> {
    set(state, granted, id, version, false).await
}

async fn set<P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    featured: bool,
) -> Result<Article, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let (row, _) = opened::<Articles, P>(&mut tx, granted, id, version).await?;
    let now = Utc::now();
    store::feature(&mut tx, &row, featured.then_some(now)).await?;
    let changed = write::bump_version(&mut tx, &row, now).await?;
    let done = seen::<Articles, P>(&mut tx, granted, changed).await?;
    sync(&mut tx, id).await?;
    tx.commit(AuditEvent::new(granted, Noun::Article.code(), id))
        .await?;
    Ok(done)
}
