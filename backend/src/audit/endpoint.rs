use utoipa_actix_web::service_config::ServiceConfig;

pub fn mount(_config: &mut ServiceConfig) {}
