//! Mounts the endpoints of people, invitations, keys, sessions and the own profile.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(super::session::endpoint::mount)
        .configure(super::profile::endpoint::mount)
        .configure(super::person::endpoint::mount)
        .configure(super::reset::endpoint::mount)
        .configure(super::invitation::endpoint::mount)
        .configure(super::key::endpoint::mount);
}
