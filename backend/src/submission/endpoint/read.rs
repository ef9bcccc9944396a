//! HTTP endpoints that list and show submissions.

use actix_web::{get, web};
use contract::operation::permission::{GetSubmission, ListSubmissionRevisions, ListSubmissions};
use contract::page::Page;
use contract::submission::{Submission, SubmissionFilter, SubmissionRevision, SubmissionRow};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;
use crate::submission::service::{self, Submissions};
use crate::workflow::endpoint::{EntryReply, EntryRequest};

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_submissions)
        .service(get_submission)
        .service(list_submission_revisions);
}

/// Submissions of the caller's organization and those below, the last changed first; what waits for the
/// caller's office, the longest waiting first.
#[utoipa::path(tag = "submission", params(SubmissionFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<SubmissionRow>), problems::Read))]
#[get("/submissions")]
async fn list_submissions(
    app: web::Data<AppState>,
    granted: Granted<ListSubmissions>,
    filter: ValidatedQuery<SubmissionFilter>,
) -> Result<Reply<Page<SubmissionRow>>, Failure> {
    Ok(Reply::ok(
        service::list_submissions(&app, &granted, &filter.0).await?,
    ))
}

/// One submission with the version in work, what the rules say of it, and what the caller may do now.
#[utoipa::path(tag = "submission", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Read))]
#[get("/submissions/{id}")]
async fn get_submission(request: EntryRequest<GetSubmission>) -> EntryReply<Submission> {
    request.get::<Submissions>().await
}

/// All versions of a submission with their reviews, newest first, at most 100.
#[utoipa::path(tag = "submission", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Vec<SubmissionRevision>), problems::Read))]
#[get("/submissions/{id}/revisions")]
async fn list_submission_revisions(
    request: EntryRequest<ListSubmissionRevisions>,
) -> Result<Reply<Vec<SubmissionRevision>>, Failure> {
    request.revisions::<Submissions>().await
}
