//! Submissions, besides what all that walks the workflow has ([`super::entry`]).

use contract::id::SubmissionId;
use contract::operation::Operation;
use contract::submission::{Gathering, Submission};

use super::client::Answer;
use super::entry::step;

pub async fn gather_submission(
    id: SubmissionId,
    version: i32,
    input: &Gathering,
) -> Answer<Submission> {
    let call = step::<Submission>(Operation::GatherSubmission, id, version);
    call.body(input).json().await
}
