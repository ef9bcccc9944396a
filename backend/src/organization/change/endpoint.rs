//! HTTP endpoints that move, merge, close and reopen organizations.

use actix_web::{post, web};
use contract::id::OrganizationId;
use contract::operation::permission::{
    CloseOrganization, MergeOrganization, MoveOrganization, ReopenOrganization,
};
use contract::organization::{OrganizationDetail, OrganizationMerge, OrganizationMove};
use contract::workflow::Reason;
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::endpoint::reply;
use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(move_organization)
        .service(merge_organization)
        .service(close_organization)
        .service(reopen_organization);
}

/// Puts an organization, with all below it, under another.
#[utoipa::path(tag = "organization", params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    security(("bearer" = [])), request_body = OrganizationMove,
    responses((status = 200, body = OrganizationDetail), problems::Write))]
#[post("/organizations/{id}/move")]
async fn move_organization(
    state: web::Data<AppState>,
    granted: Granted<MoveOrganization>,
    id: web::Path<OrganizationId>,
    version: Version,
    body: ValidatedJson<OrganizationMove>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    Ok(reply(
        service::move_organization(&state, &granted, *id, version, body.value).await?,
    ))
}

/// Makes an organization part of another: people, activities, files, keys and what is below go along.
#[utoipa::path(tag = "organization", params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    security(("bearer" = [])), request_body = OrganizationMerge,
    responses((status = 200, body = OrganizationDetail), problems::Write))]
#[post("/organizations/{id}/merge")]
async fn merge_organization(
    state: web::Data<AppState>,
    granted: Granted<MergeOrganization>,
    id: web::Path<OrganizationId>,
    version: Version,
    body: ValidatedJson<OrganizationMerge>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    Ok(reply(
        service::merge_organization(&state, &granted, *id, version, body.value).await?,
    ))
}

/// Closes an organization; its people can no longer sign in.
#[utoipa::path(tag = "organization", params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    security(("bearer" = [])), request_body = Reason,
    responses((status = 200, body = OrganizationDetail), problems::Write))]
#[post("/organizations/{id}/close")]
async fn close_organization(
    state: web::Data<AppState>,
    granted: Granted<CloseOrganization>,
    id: web::Path<OrganizationId>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    Ok(reply(
        service::close_organization(&state, &granted, *id, version, body.value).await?,
    ))
}

/// Opens a closed organization again.
#[utoipa::path(tag = "organization", params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    security(("bearer" = [])), request_body = Reason,
    responses((status = 200, body = OrganizationDetail), problems::Write))]
#[post("/organizations/{id}/reopen")]
async fn reopen_organization(
    state: web::Data<AppState>,
    granted: Granted<ReopenOrganization>,
    id: web::Path<OrganizationId>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    Ok(reply(
        service::reopen_organization(&state, &granted, *id, version, body.value).await?,
    ))
}
