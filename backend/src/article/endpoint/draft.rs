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
use crate::workflow;
use crate::workflow::endpoint::{draft, versioned};

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
    state: web::Data<AppState>,
    granted: Granted<CreateArticle>,
    body: ValidatedJson<ArticleCreate>,
) -> Result<Reply<Article>, Failure> {
    let made = service::create_article(&state, &granted, body.value, &body.once).await?;
    let version = made.version;
    Ok(Reply::created(made).version(version))
}

draft! {
    /// Saves the draft; it may be incomplete. A stale version names the fields that differ.
    update update_article(UpdateArticle) "/articles/{id}" for Articles: Article, ArticleContent, "article"
}

draft! {
    /// Deletes an article that never was public. Where a draft is in work on one that was, only that
    /// draft goes, and what is public stays.
    delete delete_article(DeleteArticle) "/articles/{id}" for Articles, "article"
}

draft! {
    /// Begins the next revision of what is or was public; the old one stays until the new is published.
    revise revise_article(ReviseArticle) "/articles/{id}/revise" for Articles: Article, "article"
}

/// Puts what is public before the rest.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/feature")]
async fn feature_article(
    state: web::Data<AppState>,
    granted: Granted<FeatureArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    let done = service::feature_article(&state, &granted, *id, version).await;
    versioned(done, |article| article.version)
}

/// Puts it back among the rest.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/unfeature")]
async fn unfeature_article(
    state: web::Data<AppState>,
    granted: Granted<UnfeatureArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    let done = service::unfeature_article(&state, &granted, *id, version).await;
    versioned(done, |article| article.version)
}
