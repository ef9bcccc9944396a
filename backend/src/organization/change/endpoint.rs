//! HTTP endpoints that move, merge, close and reopen organizations.

use actix_web::{post, web};
use contract::operation::permission::{
    CloseOrganization, MergeOrganization, MoveOrganization, ReopenOrganization,
};
use contract::organization::{OrganizationDetail, OrganizationMerge, OrganizationMove};
use contract::workflow::Reason;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::super::endpoint::reply;
use super::service;
use crate::app::State;
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;
use crate::http::version::Version;

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
    state: web::Data<State>,
    granted: Granted<MoveOrganization>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<OrganizationMove>,
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
    state: web::Data<State>,
    granted: Granted<MergeOrganization>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<OrganizationMerge>,
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
    state: web::Data<State>,
    granted: Granted<CloseOrganization>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<Reason>,
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
    state: web::Data<State>,
    granted: Granted<ReopenOrganization>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<Reason>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    Ok(reply(
        service::reopen_organization(&state, &granted, *id, version, body.value).await?,
    ))
}
