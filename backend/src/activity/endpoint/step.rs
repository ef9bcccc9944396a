//! The steps of the workflow. Each may name the version it was decided on (`If-Match`).

use actix_web::post;
use contract::activity::Activity;
use contract::operation::permission::{
    ApproveActivity, DeclineActivity, PublishActivity, RetractActivity, ReturnActivity,
    SubmitActivity, WithdrawActivity,
};
use contract::workflow::{Reason, Verdict};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::validated_json::ValidatedJson;
use crate::workflow::endpoint::{Changed, EntryParams, EntryReply, EntryRequest};

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
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/submit")]
async fn submit_activity(request: EntryRequest<SubmitActivity>) -> EntryReply<Activity> {
    request.step(Verdict::default()).await
}

/// Takes a submission back before it is reviewed.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/withdraw")]
async fn withdraw_activity(request: EntryRequest<WithdrawActivity>) -> EntryReply<Activity> {
    request.step(Verdict::default()).await
}

/// Passes a review; the province publishes next.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/approve")]
async fn approve_activity(request: EntryRequest<ApproveActivity>) -> EntryReply<Activity> {
    request.step(Verdict::default()).await
}

/// Sends a submission back to be corrected.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason, params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/return")]
async fn return_activity(
    request: EntryRequest<ReturnActivity>,
    body: ValidatedJson<Reason>,
) -> EntryReply<Activity> {
    request.step(body.value.into()).await
}

/// Makes the approved revision public; an older one is superseded.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/publish")]
async fn publish_activity(request: EntryRequest<PublishActivity>) -> EntryReply<Activity> {
    request.step(Verdict::default()).await
}

/// Sends an approved revision back instead of publishing it.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason, params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/decline")]
async fn decline_activity(
    request: EntryRequest<DeclineActivity>,
    body: ValidatedJson<Reason>,
) -> EntryReply<Activity> {
    request.step(body.value.into()).await
}

/// Takes what is public down.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = Reason, params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/retract")]
async fn retract_activity(
    request: EntryRequest<RetractActivity>,
    body: ValidatedJson<Reason>,
) -> EntryReply<Activity> {
    request.step(body.value.into()).await
}
