//! HTTP endpoints that list and show submissions.

use actix_web::get;
use contract::entry::ReviewedRevision;
use contract::operation::permission::{GetSubmission, ListSubmissionRevisions, ListSubmissions};
use contract::page::Page;
use contract::submission::{Submission, SubmissionContent, SubmissionFilter, SubmissionRow};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::problems;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::workflow::endpoint::{EntryReply, EntryRequest, HistoryReply, ListReply, NounRequest};

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
    request: NounRequest<ListSubmissions>,
    filter: ValidatedQuery<SubmissionFilter>,
) -> ListReply<SubmissionRow> {
    request.list::<Submission>(filter.0).await
}

/// One submission with the version in work, what the rules say of it, and what the caller may do now.
#[utoipa::path(tag = "submission", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Submission, headers(("ETag" = String))), problems::Read))]
#[get("/submissions/{id}")]
async fn get_submission(request: EntryRequest<GetSubmission>) -> EntryReply<Submission> {
    request.get().await
}

/// All versions of a submission with their reviews, newest first, at most 100.
#[utoipa::path(tag = "submission", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = [ReviewedRevision<SubmissionContent>]), problems::Read))]
#[get("/submissions/{id}/revisions")]
async fn list_submission_revisions(
    request: EntryRequest<ListSubmissionRevisions>,
) -> HistoryReply<Submission> {
    request.revisions::<Submission>().await
}
