//! HTTP endpoints of editions.

use actix_web::{HttpRequest, HttpResponse, get, post, put, web};
use contract::edition::{Edition, EditionCreate, EditionInput, EditionSummary};
use contract::id::EditionId;
use contract::operation::permission::{ActivateEdition, CreateEdition, UpdateEdition};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{committee, opening, service};
use crate::access::guard::{self, Granted};
use crate::platform::failure::Failure;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;
use crate::reference::edition::id_in_path;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_editions)
        .service(get_edition)
        .service(create_edition)
        .service(update_edition)
        .service(activate_edition)
        .configure(opening::endpoint::mount)
        .configure(committee::endpoint::mount);
}

/// All editions, the newest year first. Those in preparation are shown to those who are signed in.
#[utoipa::path(tag = "edition", responses((status = 200, body = Vec<EditionSummary>), problems::Public))]
#[get("/editions")]
async fn list_editions(
    req: HttpRequest,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_editions");
    let inside = guard::works_here(&req, &state).await;
    let editions = service::list_editions(&state, &permit, inside).await?;
    Ok(cache::json(&req, &editions, 0))
}

/// One edition; `ETag` is its version, for `If-Match`. One in preparation is 404 for strangers.
#[utoipa::path(tag = "edition", params(("id" = String, Path, description = "`current` or an id")),
    responses((status = 200, body = Edition), problems::Public))]
#[get("/editions/{id}")]
async fn get_edition(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<Reply<Edition>, Failure> {
    let permit = guard::public_permit(&req, "get_edition");
    let inside = guard::works_here(&req, &state).await;
    Ok(reply(
        service::get_edition(&state, &permit, id_in_path(&id)?, inside).await?,
    ))
}

/// Begins another year with a copy of an edition's lists and reporters; dates are open again.
#[utoipa::path(tag = "edition", params(("Idempotency-Key" = Option<String>, Header)),
    security(("bearer" = [])), request_body = EditionCreate,
    responses((status = 201, body = Edition), problems::Write))]
#[post("/editions")]
async fn create_edition(
    state: web::Data<AppState>,
    granted: Granted<CreateEdition>,
    body: ValidatedJson<EditionCreate>,
) -> Result<Reply<Edition>, Failure> {
    let made = service::create_edition(&state, &granted, body.value, &body.once).await?;
    let version = made.version;
    Ok(Reply::created(made).version(version))
}

/// Changes an edition's settings. Words that activities use can be retired, not taken away.
#[utoipa::path(tag = "edition", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    security(("bearer" = [])), request_body = EditionInput,
    responses((status = 200, body = Edition), problems::Write))]
#[put("/editions/{id}")]
async fn update_edition(
    state: web::Data<AppState>,
    granted: Granted<UpdateEdition>,
    id: web::Path<EditionId>,
    version: Version,
    body: ValidatedJson<EditionInput>,
) -> Result<Reply<Edition>, Failure> {
    Ok(reply(
        service::update_edition(&state, &granted, *id, version, body.value).await?,
    ))
}

/// Makes it the current edition, the only one.
#[utoipa::path(tag = "edition", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Edition), problems::Write))]
#[post("/editions/{id}/activate")]
async fn activate_edition(
    state: web::Data<AppState>,
    granted: Granted<ActivateEdition>,
    id: web::Path<EditionId>,
) -> Result<Reply<Edition>, Failure> {
    Ok(reply(
        service::activate_edition(&state, &granted, *id).await?,
    ))
}

fn reply(edition: Edition) -> Reply<Edition> {
    let version = edition.version;
    Reply::ok(edition).version(version)
}
