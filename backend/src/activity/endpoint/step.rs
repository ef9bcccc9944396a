//! The steps of the workflow. Each may name the version it was decided on (`If-Match`).

use actix_web::{post, web};
use contract::activity::Activity;
use contract::operation::permission::{
    ApproveActivity, DeclineActivity, PublishActivity, RetractActivity, ReturnActivity,
    SubmitActivity, WithdrawActivity,
};
use contract::workflow::Reason;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::versioned;
use crate::activity::service;
use crate::app::State;
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;
use crate::http::version::Version;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(submit_activity)
        .service(withdraw_activity)
        .service(approve_activity)
        .service(return_activity)
        .service(publish_activity)
        .service(decline_activity)
        .service(retract_activity);
}

/// Sends the draft to the office that reviews it; 422 lists what is missing.
#[utoipa::path(tag = "activity", security(("bearer" = [])), 
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/submit")]
async fn submit_activity(
    state: web::Data<State>,
    granted: Granted<SubmitActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::step(&state, &granted, *id, version, None).await)
}

/// Takes a submission back before it is reviewed.
#[utoipa::path(tag = "activity", security(("bearer" = [])), 
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/withdraw")]
async fn withdraw_activity(
    state: web::Data<State>,
    granted: Granted<WithdrawActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::step(&state, &granted, *id, version, None).await)
}

/// Passes a review; the province publishes next.
#[utoipa::path(tag = "activity", security(("bearer" = [])), 
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/approve")]
async fn approve_activity(
    state: web::Data<State>,
    granted: Granted<ApproveActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::step(&state, &granted, *id, version, None).await)
}

/// Sends a submission back to be corrected.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/return")]
async fn return_activity(
    state: web::Data<State>,
    granted: Granted<ReturnActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<Reason>,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::step(&state, &granted, *id, version, Some(&body.value.reason)).await)
}

/// Makes the approved revision public; an older one is superseded.
#[utoipa::path(tag = "activity", security(("bearer" = [])), 
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/publish")]
async fn publish_activity(
    state: web::Data<State>,
    granted: Granted<PublishActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::step(&state, &granted, *id, version, None).await)
}

/// Sends an approved revision back instead of publishing it.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/decline")]
async fn decline_activity(
    state: web::Data<State>,
    granted: Granted<DeclineActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<Reason>,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::step(&state, &granted, *id, version, Some(&body.value.reason)).await)
}

/// Takes what is public down.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/retract")]
async fn retract_activity(
    state: web::Data<State>,
    granted: Granted<RetractActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<Reason>,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::step(&state, &granted, *id, version, Some(&body.value.reason)).await)
}
