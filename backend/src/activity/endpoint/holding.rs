//! Whether what is public still takes place. Shown at once, without review, so in sentences of the contract.

use actix_web::post;
use contract::activity::{Activity, HoldingNotice};
use contract::operation::permission::{CancelActivity, PostponeActivity, RestoreActivity};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::activity::service;
use crate::platform::http::validated_json::ValidatedJson;
use crate::workflow::endpoint::{Changed, EntryParams, EntryReply, EntryRequest, tagged};

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(cancel_activity)
        .service(postpone_activity)
        .service(restore_activity);
}

/// Cancels in public; the sentence of the reason is shown with it.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = HoldingNotice, params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/cancel")]
async fn cancel_activity(
    request: EntryRequest<CancelActivity>,
    body: ValidatedJson<HoldingNotice>,
) -> EntryReply<Activity> {
    let EntryRequest { app, granted, .. } = &request;
    let done = service::cancel_activity(app, granted, request.id, request.version, &body.value);
    done.await.map(tagged)
}

/// Postpones in public, or says another reason on what is postponed.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = HoldingNotice, params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/postpone")]
async fn postpone_activity(
    request: EntryRequest<PostponeActivity>,
    body: ValidatedJson<HoldingNotice>,
) -> EntryReply<Activity> {
    let EntryRequest { app, granted, .. } = &request;
    let done = service::postpone_activity(app, granted, request.id, request.version, &body.value);
    done.await.map(tagged)
}

/// Takes a cancellation or postponement back.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(EntryParams), responses(Changed::<Activity>))]
#[post("/activities/{id}/restore")]
async fn restore_activity(request: EntryRequest<RestoreActivity>) -> EntryReply<Activity> {
    let EntryRequest { app, granted, .. } = &request;
    let done = service::restore_activity(app, granted, request.id, request.version);
    done.await.map(tagged)
}
