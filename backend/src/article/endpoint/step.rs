//! The steps of the workflow. Each may name the version it was decided on (`If-Match`).

use actix_web::{post, web};
use contract::article::Article;
use contract::operation::permission::{
    ApproveArticle, DeclineArticle, PublishArticle, RetractArticle, ReturnArticle, SubmitArticle,
    WithdrawArticle,
};
use contract::workflow::{Reason, Verdict};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::article::service::Articles;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::workflow::service::step;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(submit_article)
        .service(withdraw_article)
        .service(approve_article)
        .service(return_article)
        .service(publish_article)
        .service(decline_article)
        .service(retract_article);
}

/// Sends the draft to the office that reviews it; 422 lists what is missing.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/submit")]
async fn submit_article(
    app: web::Data<AppState>,
    granted: Granted<SubmitArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    step::<Articles, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Takes a submission back before it is reviewed.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/withdraw")]
async fn withdraw_article(
    app: web::Data<AppState>,
    granted: Granted<WithdrawArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    step::<Articles, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Passes a review; the province publishes next.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/approve")]
async fn approve_article(
    app: web::Data<AppState>,
    granted: Granted<ApproveArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    step::<Articles, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Sends a submission back to be corrected.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/return")]
async fn return_article(
    app: web::Data<AppState>,
    granted: Granted<ReturnArticle>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<Article>, Failure> {
    step::<Articles, _>(&app, &granted, *id, version, body.value.into())
        .await
        .map(Reply::versioned)
}

/// Makes the approved revision public; an older one is superseded.
#[utoipa::path(tag = "article", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/publish")]
async fn publish_article(
    app: web::Data<AppState>,
    granted: Granted<PublishArticle>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Article>, Failure> {
    step::<Articles, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Sends an approved revision back instead of publishing it.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/decline")]
async fn decline_article(
    app: web::Data<AppState>,
    granted: Granted<DeclineArticle>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<Article>, Failure> {
    step::<Articles, _>(&app, &granted, *id, version, body.value.into())
        .await
        .map(Reply::versioned)
}

/// Takes what is public down.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Write))]
#[post("/articles/{id}/retract")]
async fn retract_article(
    app: web::Data<AppState>,
    granted: Granted<RetractArticle>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<Article>, Failure> {
    step::<Articles, _>(&app, &granted, *id, version, body.value.into())
        .await
        .map(Reply::versioned)
}
