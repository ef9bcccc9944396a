//! Activities over HTTP.

mod draft;
mod holding;
mod participation;
mod read;
mod step;

use contract::activity::Activity;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::failure::Failure;
use crate::http::reply::Reply;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(read::mount)
        .configure(draft::mount)
        .configure(step::mount)
        .configure(holding::mount)
        .configure(participation::mount);
}

/// 200 with the activity's version as `ETag`.
fn versioned(done: Result<Activity, Failure>) -> Result<Reply<Activity>, Failure> {
    done.map(|activity| {
        let version = activity.version;
        Reply::ok(activity).version(version)
    })
}
