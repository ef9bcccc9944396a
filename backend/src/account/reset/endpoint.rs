//! HTTP endpoints of links that set a new password.

use actix_web::{HttpRequest, post, web};
use contract::id::PersonId;
use contract::invitation::InvitationToken;
use contract::operation::permission::CreatePasswordReset;
use contract::password_reset::{PasswordResetAccept, PasswordResetCreated, PasswordResetOffer};
use contract::session::SignedIn;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::client_info::LinkHolder;
use crate::access::guard::{self, Granted};
use crate::account::session::endpoint::signed_in;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(create_password_reset)
        .service(get_password_reset)
        .service(accept_password_reset);
}

/// Makes a link by which the person sets a new password. It is shown once and counts for 24 hours and one use;
/// the person is told. Nobody makes one for themself.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 201, description = "The link; the one before counts no longer", body = PasswordResetCreated), problems::Write))]
#[post("/people/{id}/password-reset")]
async fn create_password_reset(
    state: web::Data<AppState>,
    granted: Granted<CreatePasswordReset>,
    id: web::Path<PersonId>,
) -> Result<Reply<PasswordResetCreated>, Failure> {
    Ok(Reply::created(
        service::create_password_reset(&state, &granted, *id).await?,
    ))
}

/// Whose password a link is for.
#[utoipa::path(tag = "session", request_body = InvitationToken,
    responses((status = 200, description = "Whose", body = PasswordResetOffer), problems::SignIn))]
#[post("/password-reset/offer")]
async fn get_password_reset(
    _holder: LinkHolder,
    req: HttpRequest,
    state: web::Data<AppState>,
    body: ValidatedJson<InvitationToken>,
) -> Result<Reply<PasswordResetOffer>, Failure> {
    let open = guard::public_permit(&req, "get_password_reset");
    Ok(Reply::ok(
        service::get_password_reset(&state, &open, &body.value.token).await?,
    ))
}

/// Sets the new password, ends every sign-in of the account, and signs in.
#[utoipa::path(tag = "session", request_body = PasswordResetAccept,
    responses((status = 200, description = "Signed in; the refresh token comes as the cookie `week_refresh`", body = SignedIn), problems::SignIn))]
#[post("/password-reset/accept")]
async fn accept_password_reset(
    LinkHolder(visitor): LinkHolder,
    req: HttpRequest,
    state: web::Data<AppState>,
    body: ValidatedJson<PasswordResetAccept>,
) -> Result<Reply<SignedIn>, Failure> {
    let open = guard::public_permit(&req, "accept_password_reset");
    let issued = service::accept_password_reset(&state, &open, &visitor, body.value).await?;
    Ok(signed_in(&state, issued))
}
