//! Submissions over HTTP.

mod draft;
mod read;
mod step;

use utoipa_actix_web::service_config::ServiceConfig;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(read::mount)
        .configure(draft::mount)
        .configure(step::mount);
}
