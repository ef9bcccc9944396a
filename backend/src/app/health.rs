//! `/healthz`: the process lives. `/readyz`: the database and the file store answer too.

use actix_web::{HttpResponse, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_health).service(get_readiness);
}

/// The process lives.
#[utoipa::path(tag = "operation", responses((status = 200, description = "Lives", body = String, content_type = "text/plain"), problems::Public))]
#[get("/healthz")]
async fn get_health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok")
}

/// The process lives, its database answers, and its file store takes and gives.
#[utoipa::path(tag = "operation", responses((status = 200, description = "Ready", body = String, content_type = "text/plain"), problems::Public))]
#[get("/readyz")]
async fn get_readiness(state: web::Data<AppState>) -> Result<HttpResponse, Failure> {
    state.store.ping().await?;
    state.blobs.ping().await?;
    let skew = clock::skew();
    let said = match skew.abs() > clock::TOLD {
        true => format!("ready; clock off by {:.0} s", skew.as_seconds_f64()),
        false => "ready".into(),
    };
    Ok(HttpResponse::Ok().content_type("text/plain").body(said))
}
