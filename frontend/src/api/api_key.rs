//! Keys for machines.

use contract::api_key::{ApiKey, ApiKeyCreated, ApiKeyInput};
use contract::id::ApiKeyId;
use contract::page::{Page, Paging};

use super::client::{Answer, Call};

pub async fn list_api_keys(paging: Paging) -> Answer<Page<ApiKey>> {
    Call::get("/api-keys").query(&paging).json().await
}

pub async fn create_api_key(input: &ApiKeyInput) -> Answer<ApiKeyCreated> {
    Call::post("/api-keys").body(input).once().json().await
}

pub async fn revoke_api_key(id: ApiKeyId) -> Answer<()> {
    Call::delete(format!("/api-keys/{id}")).no_content().await
}
