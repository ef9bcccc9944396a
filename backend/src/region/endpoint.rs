//! HTTP endpoint of regions.

use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::region::Region;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard;
use crate::platform::failure::Failure;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(list_regions);
}

/// Places of the province (GB/T 2260), prefectures in official order, each before its counties.
#[utoipa::path(tag = "edition", responses((status = 200, body = Vec<Region>), problems::Public))]
#[get("/regions")]
async fn list_regions(
    req: HttpRequest,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_regions");
    Ok(cache::json(
        &req,
        &service::list_regions(&state, &permit).await?,
        300,
    ))
}
