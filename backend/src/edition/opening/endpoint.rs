//! HTTP endpoints of openings.

use actix_web::{HttpRequest, HttpResponse, get, put, web};
use contract::id::{EditionId, OrganizationId};
use contract::opening::{OpeningInput, OpeningSaved, Openings};
use contract::operation::permission::SaveOpening;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::{self, Granted};
use crate::platform::failure::Failure;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;
use crate::reference::edition::id_in_path;

pub fn mount(config: &mut ServiceConfig) {
    config.service(list_openings).service(save_opening);
}

/// Openings and local weeks: the province first, then in the notice's order. Version 0: none yet.
#[utoipa::path(tag = "edition", params(("id" = String, Path, description = "`current` or an id")),
    responses((status = 200, body = Openings), problems::Public))]
#[get("/editions/{id}/openings")]
async fn list_openings(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_openings");
    let inside = guard::works_here(&req, &state).await;
    let openings = service::list_openings(&state, &permit, id_in_path(&id)?, inside).await?;
    Ok(cache::json(&req, &openings, 0))
}

/// Saves an office's opening and week; the province's own sets the window for all others. A week
/// outside is saved and said to both sides. `If-Match: "0"` where there is none yet.
#[utoipa::path(tag = "edition",
    params(("id" = Uuid, Path), ("organization_id" = Uuid, Path), ("If-Match" = String, Header)),
    security(("bearer" = [])), request_body = OpeningInput,
    responses((status = 200, body = OpeningSaved), problems::Write))]
#[put("/editions/{id}/openings/{organization_id}")]
async fn save_opening(
    state: web::Data<AppState>,
    granted: Granted<SaveOpening>,
    ids: web::Path<(EditionId, OrganizationId)>,
    version: Version,
    body: ValidatedJson<OpeningInput>,
) -> Result<Reply<OpeningSaved>, Failure> {
    let (edition, organization) = *ids;
    let saved =
        service::save_opening(&state, &granted, edition, organization, version, body.value).await?;
    let version = saved.opening.version;
    Ok(Reply::ok(saved).version(version))
}
