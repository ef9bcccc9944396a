//! Organizations.

use contract::id::OrganizationId;
use contract::organization::{
    Organization, OrganizationDetail, OrganizationFilter, OrganizationInput, OrganizationMerge,
    OrganizationMove,
};
use contract::page::Page;
use contract::workflow::Reason;

use super::client::{Answer, Call};

pub async fn list_organizations(filter: OrganizationFilter) -> Answer<Page<Organization>> {
    Call::get("/organizations").query(&filter).json().await
}

pub async fn get_organization(id: OrganizationId) -> Answer<OrganizationDetail> {
    Call::get(format!("/organizations/{id}")).json().await
}

pub async fn create_organization(input: &OrganizationInput) -> Answer<OrganizationDetail> {
    Call::post("/organizations").body(input).once().json().await
}

pub async fn update_organization(
    id: OrganizationId,
    version: i32,
    input: &OrganizationInput,
) -> Answer<OrganizationDetail> {
    Call::put(format!("/organizations/{id}"))
        .body(input)
        .if_match(version)
        .json()
        .await
}

pub async fn move_organization(
    id: OrganizationId,
    input: &OrganizationMove,
) -> Answer<OrganizationDetail> {
    Call::post(format!("/organizations/{id}/move"))
        .body(input)
        .json()
        .await
}

/// Answers with the one merged away.
pub async fn merge_organization(
    id: OrganizationId,
    input: &OrganizationMerge,
) -> Answer<OrganizationDetail> {
    Call::post(format!("/organizations/{id}/merge"))
        .body(input)
        .json()
        .await
}

pub async fn close_organization(id: OrganizationId, reason: &Reason) -> Answer<OrganizationDetail> {
    Call::post(format!("/organizations/{id}/close"))
        .body(reason)
        .json()
        .await
}

pub async fn reopen_organization(
    id: OrganizationId,
    reason: &Reason,
) -> Answer<OrganizationDetail> {
    Call::post(format!("/organizations/{id}/reopen"))
        .body(reason)
        .json()
        .await
}
