use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::portal::Home;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::{cache, guard, problems};

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_home);
}

/// The home page: the current edition, its openings, what comes next.
#[utoipa::path(tag = "portal", responses((status = 200, body = Home), problems::Public))]
#[get("/public/home")]
async fn get_home(req: HttpRequest, state: web::Data<State>) -> Result<HttpResponse, Failure> {
    let permit = guard::open(&req, "get_home");
    let home = service::get_home(&state, &permit).await?;
    Ok(cache::json(&req, &home, 0))
}
