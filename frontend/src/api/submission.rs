//! Submissions: filing them, gathering parts, reviewing.

use contract::page::Page;
use contract::submission::{
    Gathering, Submission, SubmissionContent, SubmissionCreate, SubmissionFilter,
    SubmissionRevision, SubmissionRow, Verdict,
};
use uuid::Uuid;

use super::client::{Answer, Call, saves_finished, track_save};

pub async fn list_submissions(filter: SubmissionFilter) -> Answer<Page<SubmissionRow>> {
    saves_finished().await;
    Call::get("/submissions").query(&filter).json().await
}

pub async fn get_submission(id: Uuid) -> Answer<Submission> {
    saves_finished().await;
    Call::get(format!("/submissions/{id}")).json().await
}

/// The newest first.
pub async fn list_submission_revisions(id: Uuid) -> Answer<Vec<SubmissionRevision>> {
    Call::get(format!("/submissions/{id}/revisions"))
        .json()
        .await
}

pub async fn create_submission(input: &SubmissionCreate) -> Answer<Submission> {
    Call::post("/submissions").body(input).once().json().await
}

pub async fn update_submission(
    id: Uuid,
    version: i32,
    input: &SubmissionContent,
) -> Answer<Submission> {
    let call = Call::put(format!("/submissions/{id}"))
        .body(input)
        .if_match(version);
    track_save(call.json()).await
}

pub async fn delete_submission(id: Uuid) -> Answer<()> {
    Call::delete(format!("/submissions/{id}"))
        .no_content()
        .await
}

pub async fn gather_submission(id: Uuid, version: i32, input: &Gathering) -> Answer<Submission> {
    step(id, version, "gather").body(input).json().await
}

pub async fn submit_submission(id: Uuid, version: i32) -> Answer<Submission> {
    step(id, version, "submit").json().await
}

pub async fn withdraw_submission(id: Uuid, version: i32) -> Answer<Submission> {
    step(id, version, "withdraw").json().await
}

pub async fn supplement_submission(id: Uuid, version: i32) -> Answer<Submission> {
    step(id, version, "supplement").json().await
}

pub async fn accept_submission(id: Uuid, version: i32, input: &Verdict) -> Answer<Submission> {
    step(id, version, "accept").body(input).json().await
}

pub async fn return_submission(id: Uuid, version: i32, input: &Verdict) -> Answer<Submission> {
    step(id, version, "return").body(input).json().await
}

fn step(id: Uuid, version: i32, step: &str) -> Call {
    Call::post(format!("/submissions/{id}/{step}")).if_match(version)
}
