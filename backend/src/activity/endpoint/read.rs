//! HTTP endpoints that list and show activities.

use actix_web::{get, web};
use contract::activity::{Activity, ActivityContent, ActivityFilter, ActivityRow, Revision};
use contract::operation::permission::{GetActivity, ListActivities, ListReviews, ListRevisions};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::guard::Granted;
use crate::activity::service::{self, Activities};
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;
use crate::workflow::endpoint::{EntryReply, EntryRequest};

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_activities)
        .service(list_reviews)
        .service(get_activity)
        .service(list_revisions);
}

/// Activities of the caller's organization and those below, the last changed first.
#[utoipa::path(tag = "activity", params(ActivityFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<ActivityRow>), problems::Read))]
#[get("/activities")]
async fn list_activities(
    app: web::Data<AppState>,
    granted: Granted<ListActivities>,
    filter: ValidatedQuery<ActivityFilter>,
) -> Result<Reply<Page<ActivityRow>>, Failure> {
    Ok(Reply::ok(
        service::list_activities(&app, &granted, &filter.0).await?,
    ))
}

/// What waits for the caller: submitted to those who review, approved to those who publish; oldest first.
#[utoipa::path(tag = "activity", params(ActivityFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<ActivityRow>), problems::Read))]
#[get("/reviews")]
async fn list_reviews(
    app: web::Data<AppState>,
    granted: Granted<ListReviews>,
    filter: ValidatedQuery<ActivityFilter>,
) -> Result<Reply<Page<ActivityRow>>, Failure> {
    Ok(Reply::ok(
        service::list_reviews(&app, &granted, &filter.0).await?,
    ))
}

/// One activity with the revision in work, the public one, and what the caller may do now.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Read))]
#[get("/activities/{id}")]
async fn get_activity(request: EntryRequest<GetActivity>) -> EntryReply<Activity> {
    request.get::<Activities>().await
}

/// All texts the activity had, newest first, at most 100.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = [Revision<ActivityContent>]), problems::Read))]
#[get("/activities/{id}/revisions")]
async fn list_revisions(
    request: EntryRequest<ListRevisions>,
) -> Result<Reply<Vec<Revision<ActivityContent>>>, Failure> {
    request.revisions::<Activities>().await
}
