//! HTTP endpoints of the exhibition hall.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use contract::hall::{PanelFilter, PanelRow, PublicPanel};
use contract::id::SubmissionId;
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::client_info::Visitor;
use crate::access::guard;
use crate::file;
use crate::platform::failure::Failure;
use crate::platform::http::reply::NoContent;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

/// A photo stands under its board's address: another may hang there tomorrow, or none.
const PHOTO: &str = "public, max-age=300";

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_panels)
        .service(get_panel)
        .service(visit_panel);
}

/// Below the base path.
pub fn mount_outside(config: &mut ServiceConfig) {
    config.service(get_panel_photo);
}

/// The accepted boards (展板) of an edition's reporters, in the official order.
#[utoipa::path(tag = "portal", params(PanelFilter), responses((status = 200, body = Page<PanelRow>), problems::Public))]
#[get("/public/panels")]
async fn list_panels(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<PanelFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_panels");
    let page = service::list_panels(&state, &permit, &filter.0).await?;
    Ok(cache::json(&req, &page, 0))
}

/// A board: title, text, photos with captions, and which boards hang beside it.
#[utoipa::path(tag = "portal", params(("id" = Uuid, Path)), responses((status = 200, body = PublicPanel), problems::Public))]
#[get("/public/panels/{id}")]
async fn get_panel(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<SubmissionId>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_panel");
    let panel = service::get_panel(&state, &permit, *id).await?;
    Ok(cache::json(&req, &panel, 0))
}

/// Counts a visit. Only the number per board and day is kept: no address, no cookie, no time.
#[utoipa::path(tag = "portal", params(("id" = Uuid, Path)), responses((status = 204, description = "Counted"), problems::SignIn))]
#[post("/public/panels/{id}/visits")]
async fn visit_panel(
    req: HttpRequest,
    state: web::Data<AppState>,
    _visitor: Visitor,
    id: web::Path<SubmissionId>,
) -> Result<NoContent, Failure> {
    let permit = guard::public_permit(&req, "visit_panel");
    service::visit_panel(&state, &permit, *id).await?;
    Ok(NoContent)
}

/// A photo of a board by its place, from 1, without metadata, as `large.jpg`, `small.jpg` or one of the WebP variants.
#[utoipa::path(tag = "public", params(("id" = Uuid, Path), ("place" = u32, Path), ("variant" = String, Path, description = "`large.jpg`, `small.jpg`, `large.webp`, `medium.webp`, `small.webp`")),
    responses((status = 200, description = "The content", content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/webp"))), problems::Public))]
#[get("/files/panels/{id}/{place}/{variant}")]
async fn get_panel_photo(
    req: HttpRequest,
    state: web::Data<AppState>,
    path: web::Path<(SubmissionId, u32, String)>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_panel_photo");
    let (id, place, variant) = path.into_inner();
    let content = service::get_panel_photo(&state, &permit, id, place, &variant).await?;
    Ok(file::endpoint::serve(&req, content, PHOTO))
}
