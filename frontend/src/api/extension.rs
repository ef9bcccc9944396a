//! Extensions of deadlines.

use contract::extension::{Extension, ExtensionFilter, ExtensionInput};
use contract::id::ExtensionId;
use contract::page::Page;
use contract::workflow::Reason;

use super::client::{Answer, Call};

pub async fn grant_extension(input: &ExtensionInput) -> Answer<Extension> {
    Call::post("/extensions").body(input).once().json().await
}

pub async fn revoke_extension(id: ExtensionId, reason: &Reason) -> Answer<Extension> {
    Call::post(format!("/extensions/{id}/revoke"))
        .body(reason)
        .json()
        .await
}

/// The newest first.
pub async fn list_extensions(filter: ExtensionFilter) -> Answer<Page<Extension>> {
    Call::get("/extensions").query(&filter).json().await
}
