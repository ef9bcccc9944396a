//! HTTP endpoint of the completeness board.

use actix_web::{get, web};
use contract::board::{Board, BoardFilter};
use contract::operation::permission::GetBoard;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config.service(get_board);
}

/// Who owes which material and what became of it, within the caller's reach.
#[utoipa::path(tag = "material", params(BoardFilter), security(("bearer" = [])),
    responses((status = 200, body = Board), problems::Read))]
#[get("/board")]
async fn get_board(
    state: web::Data<AppState>,
    granted: Granted<GetBoard>,
    filter: ValidatedQuery<BoardFilter>,
) -> Result<Reply<Board>, Failure> {
    Ok(Reply::ok(
        service::get_board(&state, &granted, filter.0).await?,
    ))
}
