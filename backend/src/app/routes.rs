//! Where the nouns are plugged in: one line each.

use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// Everything below the base path.
pub fn mount_all(config: &mut ServiceConfig) {
    config
        .configure(crate::app::health::mount)
        .configure(crate::app::description::mount)
        .service(scope::scope("/api/v1").configure(mount))
        .configure(mount_outside);
}

/// Below `/api/v1`.
fn mount(config: &mut ServiceConfig) {
    config
        .configure(crate::account::endpoint::mount)
        .configure(crate::import::endpoint::mount)
        .configure(crate::progress::endpoint::mount)
        .configure(crate::desk::endpoint::mount)
        .configure(crate::notification::endpoint::mount)
        .configure(crate::organization::endpoint::mount)
        .configure(crate::region::endpoint::mount)
        .configure(crate::edition::endpoint::mount)
        .configure(crate::material::endpoint::mount)
        .configure(crate::submission::endpoint::mount)
        .configure(crate::activity::endpoint::mount)
        .configure(crate::article::endpoint::mount)
        .configure(crate::file::endpoint::mount)
        .configure(crate::board::endpoint::mount)
        .configure(crate::extension::endpoint::mount)
        .configure(crate::reminder::endpoint::mount)
        .configure(crate::download::endpoint::mount)
        .configure(crate::audit::endpoint::mount)
        .configure(crate::portal::endpoint::mount)
        .configure(crate::hall::endpoint::mount);
}

/// Feeds and files.
fn mount_outside(config: &mut ServiceConfig) {
    config
        .configure(crate::feed::endpoint::mount)
        .configure(crate::file::endpoint::mount_outside)
        .configure(crate::hall::endpoint::mount_outside)
        .configure(crate::download::endpoint::mount_outside);
}
