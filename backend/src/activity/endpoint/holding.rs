//! Whether what is public still takes place. Shown at once, without review.

use actix_web::{post, web};
use contract::activity::{Activity, HoldingNotice};
use contract::operation::permission::{CancelActivity, PostponeActivity, RestoreActivity};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::activity::service;
use crate::app::State;
use crate::entry::endpoint::versioned;
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;
use crate::http::version::Version;

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
    state: web::Data<State>,
    granted: Granted<CancelActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<HoldingNotice>,
) -> Result<Reply<Activity>, Failure> {
    versioned(
        service::cancel_activity(&state, &granted, *id, version, &body.value.notice).await,
        |activity| activity.version,
    )
}

/// Postpones in public, or says another notice on what is postponed.
#[utoipa::path(tag = "activity", security(("bearer" = [])), request_body = HoldingNotice,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/postpone")]
async fn postpone_activity(
    state: web::Data<State>,
    granted: Granted<PostponeActivity>,
    id: web::Path<Uuid>,
    version: Version,
    body: Body<HoldingNotice>,
) -> Result<Reply<Activity>, Failure> {
    versioned(
        service::postpone_activity(&state, &granted, *id, version, &body.value.notice).await,
        |activity| activity.version,
    )
}

/// Takes a cancellation or postponement back.
#[utoipa::path(tag = "activity", security(("bearer" = [])), 
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/restore")]
async fn restore_activity(
    state: web::Data<State>,
    granted: Granted<RestoreActivity>,
    id: web::Path<Uuid>,
    version: Version,
) -> Result<Reply<Activity>, Failure> {
    versioned(
        service::restore_activity(&state, &granted, *id, version).await,
        |activity| activity.version,
    )
}
