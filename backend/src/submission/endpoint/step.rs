//! The way from desk to desk. Each step may name the version it was decided on (`If-Match`).

use actix_web::post;
use contract::operation::permission::{
    AcceptSubmission, ReturnSubmission, SubmitSubmission, WithdrawSubmission,
};
use contract::submission::{Submission, Verdict};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::validated_json::ValidatedJson;
use crate::workflow::endpoint::{Changed, EntryParams, EntryReply, EntryRequest};

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(submit_submission)
        .service(withdraw_submission)
        .service(accept_submission)
        .service(return_submission);
}

/// Hands it to the office that reviews it first; 422 lists what the rules say, 409 where it is too late.
#[utoipa::path(tag = "submission", security(("bearer" = [])), params(EntryParams), responses(Changed::<Submission>))]
#[post("/submissions/{id}/submit")]
async fn submit_submission(request: EntryRequest<SubmitSubmission>) -> EntryReply<Submission> {
    request.step(Verdict::default()).await
}

/// Takes a submission back before it is reviewed; it counts as not handed in.
#[utoipa::path(tag = "submission", security(("bearer" = [])), params(EntryParams), responses(Changed::<Submission>))]
#[post("/submissions/{id}/withdraw")]
async fn withdraw_submission(request: EntryRequest<WithdrawSubmission>) -> EntryReply<Submission> {
    request.step(Verdict::default()).await
}

/// Passes a review: a city passes on to the province, the province accepts; an older accepted version is
/// superseded.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = Verdict, params(EntryParams), responses(Changed::<Submission>))]
#[post("/submissions/{id}/accept")]
async fn accept_submission(
    request: EntryRequest<AcceptSubmission>,
    body: ValidatedJson<Verdict>,
) -> EntryReply<Submission> {
    request.step(body.value).await
}

/// Sends it back to be corrected, with a reason for the whole or for single items.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = Verdict, params(EntryParams), responses(Changed::<Submission>))]
#[post("/submissions/{id}/return")]
async fn return_submission(
    request: EntryRequest<ReturnSubmission>,
    body: ValidatedJson<Verdict>,
) -> EntryReply<Submission> {
    request.step(body.value).await
}
