//! HTTP endpoint that tells how far a long request is.

use actix_web::{get, web};
use contract::id::ProgressId;
use contract::operation::permission::GetProgress;
use contract::progress::Progress;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_progress);
}

/// How far the caller's own piece of work is, by the id that its request carried. What is not known
/// (not begun, over for an hour, somebody else's) is `waiting`.
#[utoipa::path(tag = "account", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Progress), problems::Read))]
#[get("/progress/{id}")]
async fn get_progress(
    state: web::Data<AppState>,
    granted: Granted<GetProgress>,
    id: web::Path<ProgressId>,
) -> Result<Reply<Progress>, Failure> {
    Ok(Reply::ok(
        service::get_progress(&state, &granted, *id).await?,
    ))
}
