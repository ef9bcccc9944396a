//! HTTP endpoint that tells how far a long request is.

use actix_web::{get, web};
use contract::operation::permission::GetProgress;
use contract::progress::Progress;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::service;
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_progress);
}

/// How far the caller's own piece of work is, by the id that its request carried. What is not known
/// (not begun, over for an hour, somebody else's) is `waiting`.
#[utoipa::path(tag = "account", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Progress), problems::Read))]
#[get("/progress/{id}")]
async fn get_progress(
    state: web::Data<State>,
    granted: Granted<GetProgress>,
    id: web::Path<Uuid>,
) -> Result<Reply<Progress>, Failure> {
    Ok(Reply::ok(
        service::get_progress(&state, &granted, *id).await?,
    ))
}
