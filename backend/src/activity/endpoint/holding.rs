//! Whether what is public still takes place. Shown at once, without review.

use actix_web::{post, web};
use contract::activity::{Activity, HoldingNotice};
use contract::operation::permission::{CancelActivity, PostponeActivity, RestoreActivity};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::activity::service;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(cancel_activity)
        .service(postpone_activity)
        .service(restore_activity);
}

/// Cancels in public; the notice is shown with it.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = HoldingNotice,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/cancel")]
async fn cancel_activity(
    app: web::Data<AppState>,
    granted: Granted<CancelActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<HoldingNotice>,
) -> Result<Reply<Activity>, Failure> {
    service::cancel_activity(&app, &granted, *id, version, &body.value.notice)
        .await
        .map(Reply::versioned)
}

/// Postpones in public, or says another notice on what is postponed.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = HoldingNotice,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/postpone")]
async fn postpone_activity(
    app: web::Data<AppState>,
    granted: Granted<PostponeActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: ValidatedJson<HoldingNotice>,
) -> Result<Reply<Activity>, Failure> {
    service::postpone_activity(&app, &granted, *id, version, &body.value.notice)
        .await
        .map(Reply::versioned)
}

/// Takes a cancellation or postponement back.
#[utoipa::path(tag = "activity", security(("bearer" = [])), 
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/restore")]
async fn restore_activity(
    app: web::Data<AppState>,
    granted: Granted<RestoreActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    service::restore_activity(&app, &granted, *id, version)
        .await
        .map(Reply::versioned)
}
