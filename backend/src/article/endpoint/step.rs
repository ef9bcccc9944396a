//! The steps of the workflow. Each may name the version it was decided on (`If-Match`).

use actix_web::post;
use contract::article::Article;
use contract::operation::permission::{
    ApproveArticle, DeclineArticle, PublishArticle, RetractArticle, ReturnArticle, SubmitArticle,
    WithdrawArticle,
};
use contract::workflow::{Reason, Verdict};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::validated_json::ValidatedJson;
use crate::workflow::endpoint::{Changed, EntryParams, EntryReply, EntryRequest};

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
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/submit")]
async fn submit_article(request: EntryRequest<SubmitArticle>) -> EntryReply<Article> {
    request.step(Verdict::default()).await
}

/// Takes a submission back before it is reviewed.
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/withdraw")]
async fn withdraw_article(request: EntryRequest<WithdrawArticle>) -> EntryReply<Article> {
    request.step(Verdict::default()).await
}

/// Passes a review; the province publishes next.
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/approve")]
async fn approve_article(request: EntryRequest<ApproveArticle>) -> EntryReply<Article> {
    request.step(Verdict::default()).await
}

/// Sends a submission back to be corrected.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = Reason, params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/return")]
async fn return_article(
    request: EntryRequest<ReturnArticle>,
    body: ValidatedJson<Reason>,
) -> EntryReply<Article> {
    request.step(body.value.into()).await
}

/// Makes the approved revision public; an older one is superseded.
#[utoipa::path(tag = "article", security(("bearer" = [])), params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/publish")]
async fn publish_article(request: EntryRequest<PublishArticle>) -> EntryReply<Article> {
    request.step(Verdict::default()).await
}

/// Sends an approved revision back instead of publishing it.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = Reason, params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/decline")]
async fn decline_article(
    request: EntryRequest<DeclineArticle>,
    body: ValidatedJson<Reason>,
) -> EntryReply<Article> {
    request.step(body.value.into()).await
}

/// Takes what is public down.
#[utoipa::path(tag = "article", security(("bearer" = [])), request_body = Reason, params(EntryParams), responses(Changed::<Article>))]
#[post("/articles/{id}/retract")]
async fn retract_article(
    request: EntryRequest<RetractArticle>,
    body: ValidatedJson<Reason>,
) -> EntryReply<Article> {
    request.step(body.value.into()).await
}
