//! HTTP endpoints that begin, change and delete submissions.

use actix_web::{delete, post, put, web};
use contract::operation::permission::{
    CreateSubmission, DeleteSubmission, GatherSubmission, SupplementSubmission, UpdateSubmission,
};
use contract::submission::{Gathering, Submission, SubmissionContent, SubmissionCreate};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::submission::service::{self, Submissions};
use crate::workflow::endpoint::{EntryReply, EntryRequest};
use crate::workflow::service as workflow;

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
    app: web::Data<AppState>,
    granted: Granted<CreateSubmission>,
    body: ValidatedJson<SubmissionCreate>,
) -> Result<Reply<Submission>, Failure> {
    let (input, once) = (body.value, &body.once);
    let (owner, material) = (input.organization_id, input.material_id);
    let made =
        workflow::create::<Submissions, _>(&app, &granted, owner, material, input.content, once);
    made.await.map(|made| Reply::created(made).tagged())
}

/// Saves the draft; it may be incomplete. On what was returned it begins the next version. A stale
/// version names the fields that differ.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = SubmissionContent,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Write))]
#[put("/submissions/{id}")]
async fn update_submission(
    request: EntryRequest<UpdateSubmission>,
    body: ValidatedJson<SubmissionContent>,
) -> EntryReply<Submission> {
    request.update::<Submissions>(body.value).await
}

/// Deletes a draft that never was handed in. Where a draft is in work on one that was, only that draft
/// goes.
#[utoipa::path(tag = "submission", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), problems::Write))]
#[delete("/submissions/{id}")]
async fn delete_submission(request: EntryRequest<DeleteSubmission>) -> Result<NoContent, Failure> {
    request.delete::<Submissions>().await
}

/// Takes what organizations below have handed in behind what is there; nothing is taken twice.
#[utoipa::path(tag = "submission", security(("bearer" = [])), request_body = Gathering,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Write))]
#[post("/submissions/{id}/gather")]
async fn gather_submission(
    app: web::Data<AppState>,
    granted: Granted<GatherSubmission>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Gathering>,
) -> Result<Reply<Submission>, Failure> {
    service::gather_submission(&app, &granted, *id, version, body.value)
        .await
        .map(Reply::versioned)
}

/// Begins a new version of what is accepted; the accepted one stays until the new one is.
#[utoipa::path(tag = "submission", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Write))]
#[post("/submissions/{id}/supplement")]
async fn supplement_submission(
    request: EntryRequest<SupplementSubmission>,
) -> EntryReply<Submission> {
    request.revise::<Submissions>().await
}
