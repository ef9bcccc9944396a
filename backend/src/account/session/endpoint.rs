//! HTTP endpoints of sessions: sign in, refresh, sign out; the refresh cookie.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use contract::id::SessionId;
use contract::operation::permission::{EndSession, EndSessions, ListSessions};
use contract::session::{SessionRow, SignIn, SignedIn};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service::{self, Issued};
use super::store::HOURS;
use crate::access::client_info::{ClientInfo, KnownBrowser};
use crate::access::guard::{self, Granted};
use crate::platform::config::Config;
use crate::platform::failure::Failure;
use crate::platform::http::origin::same_origin;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::state::AppState;

const COOKIE: &str = "week_refresh";

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(sign_in)
        .service(refresh_session)
        .service(sign_out)
        .service(list_sessions)
        .service(end_session)
        .service(end_sessions);
}

/// A cookie out of reach of scripts and of other sites. `path`: below the base path.
fn cookie(
    config: &Config,
    name: &'static str,
    path: &str,
    value: String,
    age: Duration,
) -> Cookie<'static> {
    Cookie::build(name, value)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(config.secure())
        .path(format!("{}{path}", config.base_path))
        .max_age(age)
        .finish()
}

fn refresh_cookie(config: &Config, token: String, age: Duration) -> Cookie<'static> {
    cookie(config, COOKIE, "api/v1/session", token, age)
}

/// An answer that signs in.
pub fn signed_in(state: &AppState, issued: Issued) -> Reply<SignedIn> {
    let config = &state.config;
    let refresh = refresh_cookie(config, issued.refresh_token, Duration::hours(HOURS));
    let reply = Reply::ok(issued.signed_in).cookie(refresh);
    let days = Duration::days(KnownBrowser::DAYS);
    match issued.browser {
        Some(ticket) => reply.cookie(cookie(config, KnownBrowser::COOKIE, "api/v1", ticket, days)),
        None => reply,
    }
}

fn token(req: &HttpRequest) -> Option<String> {
    req.cookie(COOKIE).map(|c| c.value().to_owned())
}

/// Signs in. Five wrong passwords in a row lock the sign-in name for where they came from, for five minutes, then
/// for longer; browsers in which the person signed in before (cookie `week_browser`) are counted apart.
#[utoipa::path(tag = "session", request_body = SignIn,
    responses((status = 200, description = "Signed in; the refresh token comes as the cookie `week_refresh`", body = SignedIn), problems::SignIn))]
#[post("/session")]
async fn sign_in(
    visitor: ClientInfo,
    req: HttpRequest,
    state: web::Data<AppState>,
    body: ValidatedJson<SignIn>,
) -> Result<Reply<SignedIn>, Failure> {
    let open = guard::public_permit(&req, "sign_in");
    let issued = service::sign_in(&state, &open, &visitor, body.value).await?;
    Ok(signed_in(&state, issued))
}

/// Gives a fresh access token for the cookie, which is replaced. A cookie that was replaced before ends the session.
#[utoipa::path(tag = "session",
    responses((status = 200, description = "Still signed in", body = SignedIn), problems::SignIn))]
#[post("/session/refresh")]
async fn refresh_session(
    req: HttpRequest,
    state: web::Data<AppState>,
) -> Result<Reply<SignedIn>, Failure> {
    same_origin(&req, &state.config)?;
    let open = guard::public_permit(&req, "refresh_session");
    let issued = service::refresh_session(&state, &open, token(&req)).await?;
    Ok(signed_in(&state, issued))
}

/// Ends the session of the cookie and takes the cookie back.
#[utoipa::path(tag = "session",
    responses((status = 204, description = "Signed out"), problems::SignIn))]
#[delete("/session")]
async fn sign_out(req: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, Failure> {
    same_origin(&req, &state.config)?;
    let open = guard::public_permit(&req, "sign_out");
    service::sign_out(&state, &open, token(&req)).await?;
    Ok(HttpResponse::NoContent()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .cookie(refresh_cookie(&state.config, String::new(), Duration::ZERO))
        .finish())
}

/// One's own sign-ins that still count, the last used first.
#[utoipa::path(tag = "session", security(("bearer" = [])),
    responses((status = 200, description = "At most 100", body = Vec<SessionRow>), problems::Read))]
#[get("/sessions")]
async fn list_sessions(
    state: web::Data<AppState>,
    granted: Granted<ListSessions>,
) -> Result<Reply<Vec<SessionRow>>, Failure> {
    Ok(Reply::ok(service::list_sessions(&state, &granted).await?))
}

/// Ends one of one's own sign-ins.
#[utoipa::path(tag = "session", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 204, description = "Ended"), problems::Write))]
#[delete("/sessions/{id}")]
async fn end_session(
    state: web::Data<AppState>,
    granted: Granted<EndSession>,
    id: web::Path<SessionId>,
) -> Result<NoContent, Failure> {
    service::end_session(&state, &granted, *id).await?;
    Ok(NoContent)
}

/// Ends all of one's own sign-ins, this one too.
#[utoipa::path(tag = "session", security(("bearer" = [])),
    responses((status = 204, description = "Ended"), problems::Write))]
#[delete("/sessions")]
async fn end_sessions(
    state: web::Data<AppState>,
    granted: Granted<EndSessions>,
) -> Result<NoContent, Failure> {
    service::end_sessions(&state, &granted).await?;
    Ok(NoContent)
}
