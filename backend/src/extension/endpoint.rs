//! HTTP endpoints of extensions.

use actix_web::{get, post, web};
use contract::extension::{Extension, ExtensionFilter, ExtensionInput};
use contract::id::ExtensionId;
use contract::operation::permission::{GrantExtension, ListExtensions, RevokeExtension};
use contract::page::Page;
use contract::workflow::Reason;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_extensions)
        .service(grant_extension)
        .service(revoke_extension);
}

/// Extensions within the caller's reach, newest first.
#[utoipa::path(tag = "material", params(ExtensionFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<Extension>), problems::Read))]
#[get("/extensions")]
async fn list_extensions(
    state: web::Data<AppState>,
    granted: Granted<ListExtensions>,
    filter: ValidatedQuery<ExtensionFilter>,
) -> Result<Reply<Page<Extension>>, Failure> {
    Ok(Reply::ok(
        service::list_extensions(&state, &granted, filter.0).await?,
    ))
}

/// Gives one organization more time for one material; takes the place of an earlier extension.
#[utoipa::path(tag = "material", security(("bearer" = [])), params(("Idempotency-Key" = Option<String>, Header)),
    request_body = ExtensionInput, responses((status = 201, body = Extension), problems::Write))]
#[post("/extensions")]
async fn grant_extension(
    state: web::Data<AppState>,
    granted: Granted<GrantExtension>,
    body: ValidatedJson<ExtensionInput>,
) -> Result<Reply<Extension>, Failure> {
    Ok(Reply::created(
        service::grant_extension(&state, &granted, body.value, &body.once).await?,
    ))
}

/// Takes an extension back: the material's own deadline holds again.
#[utoipa::path(tag = "material", params(("id" = Uuid, Path)), security(("bearer" = [])),
    request_body = Reason, responses((status = 200, body = Extension), problems::Write))]
#[post("/extensions/{id}/revoke")]
async fn revoke_extension(
    state: web::Data<AppState>,
    granted: Granted<RevokeExtension>,
    id: web::Path<ExtensionId>,
    body: ValidatedJson<Reason>,
) -> Result<Reply<Extension>, Failure> {
    Ok(Reply::ok(
        service::revoke_extension(&state, &granted, *id, body.value).await?,
    ))
}
