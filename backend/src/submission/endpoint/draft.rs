//! HTTP endpoints that begin, change and delete submissions.

use actix_web::{delete, post, put};
use contract::operation::permission::{
    CreateSubmission, DeleteSubmission, GatherSubmission, SupplementSubmission, UpdateSubmission,
};
use contract::submission::{Gathering, Submission, SubmissionContent, SubmissionCreate};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::NoContent;
use crate::platform::http::validated_json::ValidatedJson;
use crate::submission::service;
use crate::workflow::endpoint::{
    Changed, EntryParams, EntryReply, EntryRequest, NounRequest, tagged,
};

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(create_submission)
        .service(update_submission)
        .service(delete_submission)
        .service(gather_submission)
        .service(supplement_submission);
}

/// Begins a submission of a material; there is one for each organization and material.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = SubmissionCreate,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Submission, headers(("ETag" = String))), problems::Write))]
#[post("/submissions")]
async fn create_submission(
    request: NounRequest<CreateSubmission>,
    body: ValidatedJson<SubmissionCreate>,
) -> EntryReply<Submission> {
    let ValidatedJson { value, once } = body;
    request
        .create(
            value.organization_id,
            value.material_id,
            value.content,
            &once,
        )
        .await
}

/// Saves the draft; it may be incomplete. On what was returned it begins the next version. A stale
/// version names the fields that differ.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = SubmissionContent,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)), responses(Changed::<Submission>))]
#[put("/submissions/{id}")]
async fn update_submission(
    request: EntryRequest<UpdateSubmission>,
    body: ValidatedJson<SubmissionContent>,
) -> EntryReply<Submission> {
    request.update(body.value).await
}

/// Deletes a draft that never was handed in. Where a draft is in work on one that was, only that draft
/// goes.
#[utoipa::path(tag = "submission", security(("bearer" = [])), params(EntryParams), responses((status = 204), problems::Write))]
#[delete("/submissions/{id}")]
async fn delete_submission(request: EntryRequest<DeleteSubmission>) -> Result<NoContent, Failure> {
    request.delete::<Submission>().await
}

/// Takes what organizations below have handed in behind what is there; nothing is taken twice.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = Gathering, params(EntryParams), responses(Changed::<Submission>))]
#[post("/submissions/{id}/gather")]
async fn gather_submission(
    request: EntryRequest<GatherSubmission>,
    body: ValidatedJson<Gathering>,
) -> EntryReply<Submission> {
    let EntryRequest { app, granted, .. } = &request;
    let done = service::gather_submission(app, granted, request.id, request.version, body.value);
    done.await.map(tagged)
}

/// Begins a new version of what is accepted; the accepted one stays until the new one is.
#[utoipa::path(tag = "submission", security(("bearer" = [])), params(EntryParams), responses(Changed::<Submission>))]
#[post("/submissions/{id}/supplement")]
async fn supplement_submission(
    request: EntryRequest<SupplementSubmission>,
) -> EntryReply<Submission> {
    request.revise().await
}
