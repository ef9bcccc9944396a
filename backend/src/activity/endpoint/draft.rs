use actix_web::{delete, post, put, web};
use contract::activity::{Activity, ActivityContent, ActivityCreate};
use contract::operation::permission::{
    CreateActivity, DeleteActivity, DuplicateActivity, ReviseActivity, UpdateActivity,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::activity::service::{self, Activities};
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::workflow;
use crate::workflow::endpoint::{draft, versioned};

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
    state: web::Data<AppState>,
    granted: Granted<CreateActivity>,
    body: ValidatedJson<ActivityCreate>,
) -> Result<Reply<Activity>, Failure> {
    let made = service::create_activity(&state, &granted, body.value, &body.once).await?;
    let version = made.version;
    Ok(Reply::created(made).version(version))
}

draft! {
    /// Saves the draft; it may be incomplete. A stale version names the fields that differ.
    update update_activity(UpdateActivity) "/activities/{id}" for Activities: Activity, ActivityContent, "activity"
}

draft! {
    /// Deletes an activity that never was public. Where a draft is in work on one that was, only that
    /// draft goes, and what is public stays.
    delete delete_activity(DeleteActivity) "/activities/{id}" for Activities, "activity"
}

/// Copies an activity, also of an earlier year, into a new draft of the current edition.
#[utoipa::path(tag = "activity", security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses((status = 201, body = Activity, headers(("ETag" = String))), problems::Write))]
#[post("/activities/{id}/duplicate")]
async fn duplicate_activity(
    state: web::Data<AppState>,
    granted: Granted<DuplicateActivity>,
    id: web::Path<Uuid>,
) -> Result<Reply<Activity>, Failure> {
    let made = service::duplicate_activity(&state, &granted, *id).await?;
    let version = made.version;
    Ok(Reply::created(made).version(version))
}

draft! {
    /// Begins the next revision of what is or was public; the old one stays until the new is published.
    revise revise_activity(ReviseActivity) "/activities/{id}/revise" for Activities: Activity, "activity"
}
