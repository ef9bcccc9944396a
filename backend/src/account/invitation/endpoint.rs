//! HTTP endpoints of invitations.

use actix_web::{HttpRequest, delete, get, post, web};
use contract::id::InvitationId;
use contract::invitation::{
    Invitation, InvitationAccept, InvitationCreated, InvitationInput, InvitationOffer,
    InvitationToken,
};
use contract::operation::permission::{CreateInvitation, ListInvitations, RevokeInvitation};
use contract::page::{Page, Paging};
use contract::session::SignedIn;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::client_info::LinkHolder;
use crate::access::guard::{self, Granted};
use crate::account::session::endpoint::signed_in;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_invitations)
        .service(create_invitation)
        .service(revoke_invitation)
        .service(get_invitation)
        .service(accept_invitation);
}

/// Lists invitations within reach, newest first.
#[utoipa::path(tag = "people", params(Paging), security(("bearer" = [])),
    responses((status = 200, description = "One page", body = Page<Invitation>), problems::Read))]
#[get("/invitations")]
async fn list_invitations(
    state: web::Data<AppState>,
    granted: Granted<ListInvitations>,
    paging: ValidatedQuery<Paging>,
) -> Result<Reply<Page<Invitation>>, Failure> {
    Ok(Reply::ok(
        service::list_invitations(&state, &granted, &paging.0).await?,
    ))
}

/// Invites a person. The link is shown once; it counts for 14 days and one use.
#[utoipa::path(tag = "people", params(("Idempotency-Key" = Option<String>, Header, description = "The same key again gives the same invitation a fresh link")),
    security(("bearer" = [])), request_body = InvitationInput,
    responses((status = 201, description = "The invitation and its link", body = InvitationCreated), problems::Write))]
#[post("/invitations")]
async fn create_invitation(
    state: web::Data<AppState>,
    granted: Granted<CreateInvitation>,
    body: ValidatedJson<InvitationInput>,
) -> Result<Reply<InvitationCreated>, Failure> {
    Ok(Reply::created(
        service::create_invitation(&state, &granted, &body.value, &body.once).await?,
    ))
}

/// Takes an open invitation back.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 204, description = "Its link counts no longer"), problems::Write))]
#[delete("/invitations/{id}")]
async fn revoke_invitation(
    state: web::Data<AppState>,
    granted: Granted<RevokeInvitation>,
    id: web::Path<InvitationId>,
) -> Result<NoContent, Failure> {
    service::revoke_invitation(&state, &granted, *id).await?;
    Ok(NoContent)
}

/// What an invitation's link offers.
#[utoipa::path(tag = "session", request_body = InvitationToken,
    responses((status = 200, description = "Where, and as what", body = InvitationOffer), problems::SignIn))]
#[post("/invitation/offer")]
async fn get_invitation(
    _visitor: LinkHolder,
    req: HttpRequest,
    state: web::Data<AppState>,
    body: ValidatedJson<InvitationToken>,
) -> Result<Reply<InvitationOffer>, Failure> {
    let open = guard::public_permit(&req, "get_invitation");
    Ok(Reply::ok(
        service::get_invitation(&state, &open, &body.value.token).await?,
    ))
}

/// Makes the account that an invitation offers, and signs in.
#[utoipa::path(tag = "session", request_body = InvitationAccept,
    responses((status = 200, description = "Signed in; the refresh token comes as the cookie `week_refresh`", body = SignedIn), problems::SignIn))]
#[post("/invitation/accept")]
async fn accept_invitation(
    LinkHolder(visitor): LinkHolder,
    req: HttpRequest,
    state: web::Data<AppState>,
    body: ValidatedJson<InvitationAccept>,
) -> Result<Reply<SignedIn>, Failure> {
    let open = guard::public_permit(&req, "accept_invitation");
    let issued = service::accept_invitation(&state, &open, &visitor, body.value).await?;
    Ok(signed_in(&state, issued))
}
