//! HTTP endpoints of organizations.

use actix_web::{get, post, put, web};
use contract::id::OrganizationId;
use contract::operation::permission::{
    CreateOrganization, GetOrganization, ListOrganizations, UpdateOrganization,
};
use contract::organization::{
    Organization, OrganizationDetail, OrganizationFilter, OrganizationInput,
};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{change, service};
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_organizations)
        .service(get_organization)
        .service(create_organization)
        .service(update_organization)
        .configure(change::endpoint::mount);
}

/// Organizations within reach, in official order.
#[utoipa::path(tag = "organization", params(OrganizationFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<Organization>), problems::Read))]
#[get("/organizations")]
async fn list_organizations(
    state: web::Data<AppState>,
    granted: Granted<ListOrganizations>,
    filter: ValidatedQuery<OrganizationFilter>,
) -> Result<Reply<Page<Organization>>, Failure> {
    Ok(Reply::ok(
        service::list_organizations(&state, &granted, filter.0).await?,
    ))
}

/// One organization with its history; `ETag` is its version.
#[utoipa::path(tag = "organization", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = OrganizationDetail), problems::Read))]
#[get("/organizations/{id}")]
async fn get_organization(
    state: web::Data<AppState>,
    granted: Granted<GetOrganization>,
    id: web::Path<OrganizationId>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    Ok(reply(
        service::get_organization(&state, &granted, *id).await?,
    ))
}

/// Adds an organization below the caller's.
#[utoipa::path(tag = "organization", params(("Idempotency-Key" = Option<String>, Header)),
    security(("bearer" = [])), request_body = OrganizationInput,
    responses((status = 201, body = OrganizationDetail), problems::Write))]
#[post("/organizations")]
async fn create_organization(
    state: web::Data<AppState>,
    granted: Granted<CreateOrganization>,
    body: ValidatedJson<OrganizationInput>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    let made = service::create_organization(&state, &granted, body.value, &body.once).await?;
    let version = made.organization.version;
    Ok(Reply::created(made).version(version))
}

/// Changes name, place and addresses; a new name goes into the history.
#[utoipa::path(tag = "organization", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    security(("bearer" = [])), request_body = OrganizationInput,
    responses((status = 200, body = OrganizationDetail), problems::Write))]
#[put("/organizations/{id}")]
async fn update_organization(
    state: web::Data<AppState>,
    granted: Granted<UpdateOrganization>,
    id: web::Path<OrganizationId>,
    version: Version,
    body: ValidatedJson<OrganizationInput>,
) -> Result<Reply<OrganizationDetail>, Failure> {
    Ok(reply(
        service::update_organization(&state, &granted, *id, version, body.value).await?,
    ))
}

pub(super) fn reply(detail: OrganizationDetail) -> Reply<OrganizationDetail> {
    let version = detail.organization.version;
    Reply::ok(detail).version(version)
}
