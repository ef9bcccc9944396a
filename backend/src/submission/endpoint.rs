//! Submissions over HTTP.

mod draft;
mod read;
mod step;

use contract::submission::Submission;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::reply::Versioned;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(read::mount)
        .configure(draft::mount)
        .configure(step::mount);
}

impl Versioned for Submission {
    fn version(&self) -> i32 {
        self.version
    }
}
