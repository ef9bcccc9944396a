//! The steps of the workflow. Each may name the version it was decided on (`If-Match`).

use actix_web::{post, web};
use contract::activity::Activity;
use contract::operation::permission::{
    ApproveActivity, DeclineActivity, PublishActivity, RetractActivity, ReturnActivity,
    SubmitActivity, WithdrawActivity,
};
use contract::workflow::{Reason, Verdict};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::activity::service::Activities;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::workflow::service::step;

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
    app: web::Data<AppState>,
    granted: Granted<SubmitActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    step::<Activities, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Takes a submission back before it is reviewed.
#[utoipa::path(tag = "activity", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/withdraw")]
async fn withdraw_activity(
    app: web::Data<AppState>,
    granted: Granted<WithdrawActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    step::<Activities, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Passes a review; the province publishes next.
#[utoipa::path(tag = "activity", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/approve")]
async fn approve_activity(
    app: web::Data<AppState>,
    granted: Granted<ApproveActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    step::<Activities, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Sends a submission back to be corrected.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/return")]
async fn return_activity(
    app: web::Data<AppState>,
    granted: Granted<ReturnActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<Activity>, Failure> {
    step::<Activities, _>(&app, &granted, *id, version, body.value.into())
        .await
        .map(Reply::versioned)
}

/// Makes the approved revision public; an older one is superseded.
#[utoipa::path(tag = "activity", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/publish")]
async fn publish_activity(
    app: web::Data<AppState>,
    granted: Granted<PublishActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    step::<Activities, _>(&app, &granted, *id, version, Verdict::default())
        .await
        .map(Reply::versioned)
}

/// Sends an approved revision back instead of publishing it.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/decline")]
async fn decline_activity(
    app: web::Data<AppState>,
    granted: Granted<DeclineActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<Activity>, Failure> {
    step::<Activities, _>(&app, &granted, *id, version, body.value.into())
        .await
        .map(Reply::versioned)
}

/// Takes what is public down.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/retract")]
async fn retract_activity(
    app: web::Data<AppState>,
    granted: Granted<RetractActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<Reason>,
) -> Result<Reply<Activity>, Failure> {
    step::<Activities, _>(&app, &granted, *id, version, body.value.into())
        .await
        .map(Reply::versioned)
}
