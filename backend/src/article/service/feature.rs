//! 推荐: the province's publisher puts what is public before the rest.

use contract::article::Article;
use contract::noun::Noun;
use contract::operation::Permission;
use contract::operation::permission::{FeatureArticle, UnfeatureArticle};
use uuid::Uuid;

use super::sync;
use crate::access::guard::Granted;
use crate::article::store;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Tx};
use crate::workflow::EntryChanges;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::service::bump_version;
use crate::workflow::service::open;

pub async fn feature_article(
    app: &AppState,
    granted: &Granted<FeatureArticle>,
    id: Uuid,
    version: Version,
) -> Result<Article, Failure> {
    set(app, granted, id, version, true).await
}

pub async fn unfeature_article(
    app: &AppState,
    granted: &Granted<UnfeatureArticle>,
    id: Uuid,
    version: Version,
) -> Result<Article, Failure> {
    set(app, granted, id, version, false).await
}

async fn set<P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    featured: bool,
) -> Result<Article, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let mut aggregate = open::<Article, P>(&mut tx, granted, id, version).await?;
    let now = clock::now();
    store::feature(&mut tx, &aggregate.row, featured.then_some(now)).await?;
    bump_version(&mut tx, &mut aggregate.row, EntryChanges::default(), now).await?;
    let done = Article::view(&mut tx, &granted.caller, &aggregate).await?;
    sync(&mut tx, id).await?;
    tx.commit(AuditEvent::new(granted, Noun::Article.code(), id))
        .await?;
    Ok(done)
}
