//! HTTP endpoints of API keys.

use actix_web::{delete, get, post, web};
use contract::api_key::{ApiKey, ApiKeyCreated, ApiKeyInput};
use contract::id::ApiKeyId;
use contract::operation::permission::{CreateApiKey, ListApiKeys, RevokeApiKey};
use contract::page::{Page, Paging};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_api_keys)
        .service(create_api_key)
        .service(revoke_api_key);
}

/// Lists API keys within reach, newest first; revoked ones too.
#[utoipa::path(tag = "people", params(Paging), security(("bearer" = [])),
    responses((status = 200, description = "One page", body = Page<ApiKey>), problems::Read))]
#[get("/api-keys")]
async fn list_api_keys(
    state: web::Data<AppState>,
    granted: Granted<ListApiKeys>,
    paging: ValidatedQuery<Paging>,
) -> Result<Reply<Page<ApiKey>>, Failure> {
    Ok(Reply::ok(
        service::list_api_keys(&state, &granted, &paging.0).await?,
    ))
}

/// Makes an API key. Its secret is shown once.
#[utoipa::path(tag = "people", params(("Idempotency-Key" = Option<String>, Header, description = "The same key again gives the same API key a fresh secret")),
    security(("bearer" = [])), request_body = ApiKeyInput,
    responses((status = 201, description = "The key and its secret", body = ApiKeyCreated), problems::Write))]
#[post("/api-keys")]
async fn create_api_key(
    state: web::Data<AppState>,
    granted: Granted<CreateApiKey>,
    body: ValidatedJson<ApiKeyInput>,
) -> Result<Reply<ApiKeyCreated>, Failure> {
    Ok(Reply::created(
        service::create_api_key(&state, &granted, &body.value, &body.once).await?,
    ))
}

/// Revokes an API key: it counts no longer from now on.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 204, description = "Revoked"), problems::Write))]
#[delete("/api-keys/{id}")]
async fn revoke_api_key(
    state: web::Data<AppState>,
    granted: Granted<RevokeApiKey>,
    id: web::Path<ApiKeyId>,
) -> Result<NoContent, Failure> {
    service::revoke_api_key(&state, &granted, *id).await?;
    Ok(NoContent)
}
