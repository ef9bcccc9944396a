//! Articles over HTTP.

mod draft;
mod public;
mod read;
mod step;

use contract::article::Article;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::reply::Versioned;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(read::mount)
        .configure(draft::mount)
        .configure(step::mount)
        .configure(public::mount);
}

impl Versioned for Article {
    fn version(&self) -> i32 {
        self.version
    }
}
