//! HTTP endpoints that begin, change and delete articles.

use actix_web::{delete, post, put, web};
use contract::article::{Article, ArticleContent, ArticleCreate};
use contract::operation::permission::{
    CreateArticle, DeleteArticle, FeatureArticle, ReviseArticle, UnfeatureArticle, UpdateArticle,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::article::service::{self, Articles};
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::workflow::endpoint::{EntryReply, EntryRequest};
use crate::workflow::service as workflow;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(create_article)
        .service(update_article)
        .service(delete_article)
        .service(revise_article)
        .service(feature_article)
        .service(unfeature_article);
}

/// Begins an article as a draft of the current edition.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = ArticleCreate,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles")]
async fn create_article(
    app: web::Data<AppState>,
    granted: Granted<CreateArticle>,
    body: ValidatedJson<ArticleCreate>,
) -> Result<Reply<Article>, Failure> {
    let (input, once) = (body.value, &body.once);
    let (owner, start) = (input.organization_id, input.kind);
    let made = workflow::create::<Articles, _>(&app, &granted, owner, start, input.content, once);
    made.await.map(|made| Reply::created(made).tagged())
}

/// Saves the draft; it may be incomplete. A stale version names the fields that differ.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = ArticleContent,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[put("/articles/{id}")]
async fn update_article(
    request: EntryRequest<UpdateArticle>,
    body: ValidatedJson<ArticleContent>,
) -> EntryReply<Article> {
    request.update::<Articles>(body.value).await
}

/// Deletes an article that never was public. Where a draft is in work on one that was, only that
/// draft goes, and what is public stays.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), problems::Write))]
#[delete("/articles/{id}")]
async fn delete_article(request: EntryRequest<DeleteArticle>) -> Result<NoContent, Failure> {
    request.delete::<Articles>().await
}

/// Begins the next revision of what is or was public; the old one stays until the new is published.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/revise")]
async fn revise_article(request: EntryRequest<ReviseArticle>) -> EntryReply<Article> {
    request.revise::<Articles>().await
}

/// Puts what is public before the rest.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/feature")]
async fn feature_article(
    app: web::Data<AppState>,
    granted: Granted<FeatureArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    service::feature_article(&app, &granted, *id, version)
        .await
        .map(Reply::versioned)
}

/// Puts it back among the rest.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/unfeature")]
async fn unfeature_article(
    app: web::Data<AppState>,
    granted: Granted<UnfeatureArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    service::unfeature_article(&app, &granted, *id, version)
        .await
        .map(Reply::versioned)
}
