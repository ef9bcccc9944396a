//! HTTP endpoints that begin, change and delete articles.

use actix_web::{delete, post, put};
use contract::article::{Article, ArticleContent, ArticleCreate};
use contract::operation::permission::{
    CreateArticle, DeleteArticle, FeatureArticle, ReviseArticle, UnfeatureArticle, UpdateArticle,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::article::service;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::NoContent;
use crate::platform::http::validated_json::ValidatedJson;
use crate::workflow::endpoint::{
    Changed, EntryParams, EntryReply, EntryRequest, NounRequest, tagged,
};

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
    request: NounRequest<CreateArticle>,
    body: ValidatedJson<ArticleCreate>,
) -> EntryReply<Article> {
    let ValidatedJson { value, once } = body;
    request
        .create(value.organization_id, value.kind, value.content, &once)
        .await
}

/// Saves the draft; it may be incomplete. A stale version names the fields that differ.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = ArticleContent,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)), responses(Changed::<Article>))]
#[put("/articles/{id}")]
async fn update_article(
    request: EntryRequest<UpdateArticle>,
    body: ValidatedJson<ArticleContent>,
) -> EntryReply<Article> {
    request.update(body.value).await
}

/// Deletes an article that never was public. Where a draft is in work on one that was, only that
/// draft goes, and what is public stays.
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses((status = 204), problems::Write))]
#[delete("/articles/{id}")]
async fn delete_article(request: EntryRequest<DeleteArticle>) -> Result<NoContent, Failure> {
    request.delete::<Article>().await
}

/// Begins the next revision of what is or was public; the old one stays until the new is published.
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/revise")]
async fn revise_article(request: EntryRequest<ReviseArticle>) -> EntryReply<Article> {
    request.revise().await
}

/// Puts what is public before the rest.
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/feature")]
async fn feature_article(request: EntryRequest<FeatureArticle>) -> EntryReply<Article> {
    let EntryRequest { app, granted, .. } = &request;
    let done = service::feature_article(app, granted, request.id, request.version);
    done.await.map(tagged)
}

/// Puts it back among the rest.
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/unfeature")]
async fn unfeature_article(request: EntryRequest<UnfeatureArticle>) -> EntryReply<Article> {
    let EntryRequest { app, granted, .. } = &request;
    let done = service::unfeature_article(app, granted, request.id, request.version);
    done.await.map(tagged)
}
