//! HTTP endpoints of committees.

use actix_web::{HttpRequest, HttpResponse, get, put, web};
use contract::edition::{Committee, CommitteeInput};
use contract::id::{EditionId, OrganizationId};
use contract::operation::permission::SaveCommittee;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::{self, Granted};
use crate::platform::failure::Failure;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;
use crate::reference::edition::id_in_path;

pub fn mount(config: &mut ServiceConfig) {
    config.service(list_committees).service(save_committee);
}

/// The committees of an edition: names and posts only, in the notice's order.
#[utoipa::path(tag = "edition", params(("id" = String, Path, description = "`current` or an id")),
    responses((status = 200, body = Vec<Committee>), problems::Public))]
#[get("/editions/{id}/committees")]
async fn list_committees(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_committees");
    let inside = guard::works_here(&req, &state).await;
    let committees = service::list_committees(&state, &permit, id_in_path(&id)?, inside).await?;
    Ok(cache::json(&req, &committees, 0))
}

/// Saves an office's committee; what was there before is kept.
#[utoipa::path(tag = "edition", params(("id" = Uuid, Path), ("organization_id" = Uuid, Path)),
    security(("bearer" = [])), request_body = CommitteeInput,
    responses((status = 200, body = Committee), problems::Write))]
#[put("/editions/{id}/committees/{organization_id}")]
async fn save_committee(
    state: web::Data<AppState>,
    granted: Granted<SaveCommittee>,
    ids: web::Path<(EditionId, OrganizationId)>,
    body: ValidatedJson<CommitteeInput>,
) -> Result<Reply<Committee>, Failure> {
    let (edition, organization) = *ids;
    Ok(Reply::ok(
        service::save_committee(&state, &granted, edition, organization, body.value).await?,
    ))
}
