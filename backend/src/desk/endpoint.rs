//! HTTP endpoint of a person's desk.

use actix_web::{get, web};
use contract::desk::Desk;
use contract::operation::permission::GetDesk;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{notification, service};
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(get_desk)
        .configure(notification::endpoint::mount);
}

/// What waits for the caller in the current edition, within their reach and powers.
#[utoipa::path(tag = "account", security(("bearer" = [])),
    responses((status = 200, body = Desk), problems::Read))]
#[get("/desk")]
async fn get_desk(
    state: web::Data<State>,
    granted: Granted<GetDesk>,
) -> Result<Reply<Desk>, Failure> {
    Ok(Reply::ok(service::get_desk(&state, &granted).await?))
}
