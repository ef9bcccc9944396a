//! HTTP endpoint of the home page.

use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::portal::{Home, HomeFilter};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard;
use crate::platform::failure::Failure;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_home);
}

/// The home page: the current edition, its openings, what comes next.
#[utoipa::path(tag = "portal", params(HomeFilter), responses((status = 200, body = Home), problems::Public))]
#[get("/public/home")]
async fn get_home(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<HomeFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_home");
    let home = service::get_home(&state, &permit, &filter.0).await?;
    Ok(cache::json(&req, &home, 0))
}
