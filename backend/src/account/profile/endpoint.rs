//! HTTP endpoints of one's own profile and password.

use actix_web::{HttpRequest, get, post, put, web};
use contract::operation::permission::{ChangePassword, GetProfile, UpdateProfile};
use contract::password::PasswordChange;
use contract::session::{EmailConfirmation, Profile, ProfileInput, SignedIn};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::client_info::{ClientInfo, LinkHolder};
use crate::access::guard::{self, Granted};
use crate::account::session::endpoint::signed_in;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(get_profile)
        .service(update_profile)
        .service(change_password)
        .service(confirm_email);
}

fn reply(profile: Profile) -> Reply<Profile> {
    let version = profile.version;
    Reply::ok(profile).version(version)
}

/// Who asks, and what they may do.
#[utoipa::path(tag = "session", security(("bearer" = [])),
    responses((status = 200, description = "The person, or the API key", body = Profile), problems::Read))]
#[get("/profile")]
async fn get_profile(
    state: web::Data<AppState>,
    granted: Granted<GetProfile>,
) -> Result<Reply<Profile>, Failure> {
    Ok(reply(service::get_profile(&state, &granted).await?))
}

/// Changes one's own name and contacts.
#[utoipa::path(tag = "session", params(("If-Match" = String, Header, description = "The version that is changed")),
    security(("bearer" = [])), request_body = ProfileInput,
    responses((status = 200, description = "As it is now", body = Profile), problems::Write))]
#[put("/profile")]
async fn update_profile(
    state: web::Data<AppState>,
    granted: Granted<UpdateProfile>,
    version: Version,
    body: ValidatedJson<ProfileInput>,
) -> Result<Reply<Profile>, Failure> {
    Ok(reply(
        service::update_profile(&state, &granted, version, &body.value).await?,
    ))
}

/// Changes one's own password. All sign-ins end; the answer holds a new one.
#[utoipa::path(tag = "session", security(("bearer" = [])), request_body = PasswordChange,
    responses((status = 200, description = "Signed in anew; the refresh token comes as the cookie `week_refresh`", body = SignedIn), problems::Write))]
#[put("/profile/password")]
async fn change_password(
    visitor: ClientInfo,
    state: web::Data<AppState>,
    granted: Granted<ChangePassword>,
    body: ValidatedJson<PasswordChange>,
) -> Result<Reply<SignedIn>, Failure> {
    let issued = service::change_password(&state, &granted, &visitor, body.value).await?;
    Ok(signed_in(&state, issued))
}

/// Confirms an e-mail address by the link that was sent there; letters go to confirmed addresses only.
#[utoipa::path(tag = "session", request_body = EmailConfirmation,
    responses((status = 204, description = "Confirmed"), problems::SignIn))]
#[post("/email/confirm")]
async fn confirm_email(
    _holder: LinkHolder,
    req: HttpRequest,
    state: web::Data<AppState>,
    body: ValidatedJson<EmailConfirmation>,
) -> Result<NoContent, Failure> {
    let open = guard::public_permit(&req, "confirm_email");
    service::confirm_email(&state, &open, &body.value.token).await?;
    Ok(NoContent)
}
