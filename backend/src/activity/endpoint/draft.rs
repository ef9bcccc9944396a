use actix_web::{delete, post, put, web};
use contract::activity::{Activity, ActivityContent, ActivityCreate};
use contract::operation::permission::{
    CreateActivity, DeleteActivity, DuplicateActivity, ReviseActivity, UpdateActivity,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::versioned;
use crate::activity::service;
use crate::app::State;
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::{Done, Reply};
use crate::http::version::Version;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(create_activity)
        .service(update_activity)
        .service(delete_activity)
        .service(duplicate_activity)
        .service(revise_activity);
}

/// Begins an activity as a draft of the current edition.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = ActivityCreate,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities")]
async fn create_activity(
    state: web::Data<State>,
    granted: Granted<CreateActivity>,
    body: Body<ActivityCreate>,
) -> Result<Reply<Activity>, Failure> {
    let made = service::create_activity(&state, &granted, body.value, &body.once).await?;
    let version = made.version;
    Ok(Reply::created(made).version(version))
}

/// Saves the draft; it may be incomplete. A stale version names the fields that differ.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = ActivityContent,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[put("/activities/{id}")]
async fn update_activity(
    state: web::Data<State>,
    granted: Granted<UpdateActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<ActivityContent>,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::update_activity(&state, &granted, *id, version, body.value).await)
}

/// Deletes an activity that never was public. Where a draft is in work on one that was, only that
/// draft goes, and what is public stays.
#[utoipa::path(tag = "activity", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 204), problems::Write))]
#[delete("/activities/{id}")]
async fn delete_activity(
    state: web::Data<State>,
    granted: Granted<DeleteActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Done, Failure> {
    service::delete_activity(&state, &granted, *id, version).await?;
    Ok(Done)
}

/// Copies an activity, also of an earlier year, into a new draft of the current edition.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses((status = 201, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/duplicate")]
async fn duplicate_activity(
    state: web::Data<State>,
    granted: Granted<DuplicateActivity>,
    id: web::Path<Uuid>,
) -> Result<Reply<Activity>, Failure> {
    let made = service::duplicate_activity(&state, &granted, *id).await?;
    let version = made.version;
    Ok(Reply::created(made).version(version))
}

/// Begins the next revision of what is or was public; the old one stays until the new is published.
#[utoipa::path(tag = "activity", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/revise")]
async fn revise_activity(
    state: web::Data<State>,
    granted: Granted<ReviseActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::revise_activity(&state, &granted, *id, version).await)
}
