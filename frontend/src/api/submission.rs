//! Submissions.

use contract::page::Page;
use contract::submission::{SubmissionFilter, SubmissionRow};

use super::client::{Answer, Call};

pub async fn list_submissions(filter: SubmissionFilter) -> Answer<Page<SubmissionRow>> {
    Call::get("/submissions").query(&filter).json().await
}
