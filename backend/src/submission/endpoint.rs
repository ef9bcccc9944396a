//! Submissions over HTTP.

mod draft;
mod read;
mod step;

use contract::submission::Submission;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::failure::Failure;
use crate::platform::http::reply::Reply;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(read::mount)
        .configure(draft::mount)
        .configure(step::mount);
}

/// 200 with the submission's version as `ETag`.
fn versioned(done: Result<Submission, Failure>) -> Result<Reply<Submission>, Failure> {
    done.map(|submission| {
        let version = submission.version;
        Reply::ok(submission).version(version)
    })
}
