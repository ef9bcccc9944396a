//! HTTP endpoint of a person's desk.

use actix_web::{get, web};
use contract::desk::Desk;
use contract::operation::permission::GetDesk;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_desk);
}

/// What waits for the caller in the current edition, within their reach and powers.
#[utoipa::path(tag = "account", security(("bearer" = [])),
    responses((status = 200, body = Desk), problems::Read))]
#[get("/desk")]
async fn get_desk(
    state: web::Data<AppState>,
    granted: Granted<GetDesk>,
) -> Result<Reply<Desk>, Failure> {
    Ok(Reply::ok(service::get_desk(&state, &granted).await?))
}
