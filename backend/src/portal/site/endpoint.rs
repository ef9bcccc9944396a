//! HTTP endpoint of the site's own facts.

use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::site::Site;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::failure::Failure;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_site);
}

/// Facts of this installation for the foot of the pages: organizer, contact, registrations.
#[utoipa::path(tag = "portal", responses((status = 200, body = Site), problems::Public))]
#[get("/public/site")]
async fn get_site(req: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, Failure> {
    Ok(cache::json(&req, &state.config.site.site(), 300))
}
