//! HTTP endpoints that list and show activities.

use actix_web::get;
use contract::activity::{Activity, ActivityContent, ActivityFilter, ActivityRow, Revision};
use contract::operation::permission::{GetActivity, ListActivities, ListReviews, ListRevisions};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::problems;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::workflow::endpoint::{EntryReply, EntryRequest, HistoryReply, ListReply, NounRequest};

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
    request: NounRequest<ListActivities>,
    filter: ValidatedQuery<ActivityFilter>,
) -> ListReply<ActivityRow> {
    request.list::<Activity>(filter.0).await
}

/// What waits for the caller: submitted to those who review, approved to those who publish; oldest first.
#[utoipa::path(tag = "activity", params(ActivityFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<ActivityRow>), problems::Read))]
#[get("/reviews")]
async fn list_reviews(
    request: NounRequest<ListReviews>,
    filter: ValidatedQuery<ActivityFilter>,
) -> ListReply<ActivityRow> {
    request.list_waiting::<Activity>(filter.0).await
}

/// One activity with the revision in work, the public one, and what the caller may do now.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Read))]
#[get("/activities/{id}")]
async fn get_activity(request: EntryRequest<GetActivity>) -> EntryReply<Activity> {
    request.get().await
}

/// All texts the activity had, newest first, at most 100.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = [Revision<ActivityContent>]), problems::Read))]
#[get("/activities/{id}/revisions")]
async fn list_revisions(request: EntryRequest<ListRevisions>) -> HistoryReply<Activity> {
    request.revisions::<Activity>().await
}
