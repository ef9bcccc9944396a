//! HTTP endpoints that begin, change, delete, revise and copy activities.

use actix_web::{delete, post, put, web};
use contract::activity::{Activity, ActivityContent};
use contract::entry::EntryCreate;
use contract::id::ActivityId;
use contract::operation::permission::{
    CreateActivity, DeleteActivity, DuplicateActivity, ReviseActivity, UpdateActivity,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::guard::Granted;
use crate::activity::service;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::NoContent;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::state::AppState;
use crate::workflow::endpoint::{
    Changed, EntryParams, EntryReply, EntryRequest, NounRequest, created,
};

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(create_activity)
        .service(update_activity)
        .service(delete_activity)
        .service(duplicate_activity)
        .service(revise_activity);
}

/// Begins an activity as a draft of the current edition.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = EntryCreate<ActivityContent>,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities")]
async fn create_activity(
    request: NounRequest<CreateActivity>,
    body: ValidatedJson<EntryCreate<ActivityContent>>,
) -> EntryReply<Activity> {
    let ValidatedJson { value, once } = body;
    request
        .create(value.organization_id, (), value.content, &once)
        .await
}

/// Saves the draft; it may be incomplete. A stale version names the fields that differ.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = ActivityContent,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)), responses(Changed::<Activity>))]
#[put("/activities/{id}")]
async fn update_activity(
    request: EntryRequest<UpdateActivity>,
    body: ValidatedJson<ActivityContent>,
) -> EntryReply<Activity> {
    request.update(body.value).await
}

/// Deletes an activity that never was public. Where a draft is in work on one that was, only that
/// draft goes, and what is public stays.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(EntryParams), responses((status = 204), problems::Write))]
#[delete("/activities/{id}")]
async fn delete_activity(request: EntryRequest<DeleteActivity>) -> Result<NoContent, Failure> {
    request.delete::<Activity>().await
}

/// Begins the next revision of what is or was public; the old one stays until the new is published.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/revise")]
async fn revise_activity(request: EntryRequest<ReviseActivity>) -> EntryReply<Activity> {
    request.revise().await
}

/// Copies an activity, also of an earlier year, into a new draft of the current edition.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses((status = 201, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/duplicate")]
async fn duplicate_activity(
    app: web::Data<AppState>,
    granted: Granted<DuplicateActivity>,
    id: web::Path<ActivityId>,
) -> EntryReply<Activity> {
    let made = service::duplicate_activity(&app, &granted, *id);
    made.await.map(created)
}
