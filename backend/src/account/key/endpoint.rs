//! HTTP endpoints of API keys.

use actix_web::{delete, get, post, web};
use contract::api_key::{ApiKey, ApiKeyCreated, ApiKeyInput};
use contract::operation::permission::{CreateApiKey, ListApiKeys, RevokeApiKey};
use contract::page::{Page, Paging};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::service;
use crate::app::State;
use crate::http::ask::Ask;
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::{Done, Reply};

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
    state: web::Data<State>,
    granted: Granted<ListApiKeys>,
    paging: Ask<Paging>,
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
    state: web::Data<State>,
    granted: Granted<CreateApiKey>,
    body: Body<ApiKeyInput>,
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
    state: web::Data<State>,
    granted: Granted<RevokeApiKey>,
    id: web::Path<Uuid>,
) -> Result<Done, Failure> {
    service::revoke_api_key(&state, &granted, *id).await?;
    Ok(Done)
}
