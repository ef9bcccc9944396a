use utoipa_actix_web::service_config::ServiceConfig;

pub fn mount(_config: &mut ServiceConfig) {}

/// Below the base path.
pub fn mount_outside(_config: &mut ServiceConfig) {}
