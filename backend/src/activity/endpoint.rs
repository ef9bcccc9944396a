//! Activities over HTTP.

mod draft;
mod holding;
mod participation;
mod read;
mod step;

use contract::activity::Activity;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::reply::Versioned;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(read::mount)
        .configure(draft::mount)
        .configure(step::mount)
        .configure(holding::mount)
        .configure(participation::mount);
}

impl Versioned for Activity {
    fn version(&self) -> i32 {
        self.version
    }
}
