//! The way from desk to desk. Each step may name the version it was decided on (`If-Match`).

use actix_web::{post, web};
use contract::operation::permission::{
    AcceptSubmission, ReturnSubmission, SubmitSubmission, WithdrawSubmission,
};
use contract::submission::{Submission, Verdict};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::submission::service::Submissions;
use crate::workflow::service::step;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(submit_submission)
        .service(withdraw_submission)
        .service(accept_submission)
        .service(return_submission);
}

/// Hands it to the office that reviews it first; 422 lists what the rules say, 409 where it is too late.
#[utoipa::path(tag = "submission", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Write))]
#[post("/submissions/{id}/submit")]
async fn submit_submission(
    app: web::Data<AppState>,
    granted: Granted<SubmitSubmission>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Submission>, Failure> {
    step::<Submissions, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Takes a submission back before it is reviewed; it counts as not handed in.
#[utoipa::path(tag = "submission", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Write))]
#[post("/submissions/{id}/withdraw")]
async fn withdraw_submission(
    app: web::Data<AppState>,
    granted: Granted<WithdrawSubmission>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Submission>, Failure> {
    step::<Submissions, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Passes a review: a city passes on to the province, the province accepts; an older accepted version is
/// superseded.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = Verdict,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Write))]
#[post("/submissions/{id}/accept")]
async fn accept_submission(
    app: web::Data<AppState>,
    granted: Granted<AcceptSubmission>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Verdict>,
) -> Result<Reply<Submission>, Failure> {
    step::<Submissions, _>(&app, &granted, *id, version, body.value)
        .await
        .map(Reply::versioned)
}

/// Sends it back to be corrected, with a reason for the whole or for single items.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = Verdict,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Write))]
#[post("/submissions/{id}/return")]
async fn return_submission(
    app: web::Data<AppState>,
    granted: Granted<ReturnSubmission>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Verdict>,
) -> Result<Reply<Submission>, Failure> {
    step::<Submissions, _>(&app, &granted, *id, version, body.value)
        .await
        .map(Reply::versioned)
}
