use actix_web::{get, web};
use contract::activity::{Activity, ActivityContent, ActivityFilter, ActivityRow, Revision};
use contract::operation::permission::{GetActivity, ListActivities, ListReviews, ListRevisions};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::versioned;
use crate::activity::service;
use crate::app::State;
use crate::http::ask::Ask;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;

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
    state: web::Data<State>,
    granted: Granted<ListActivities>,
    filter: Ask<ActivityFilter>,
) -> Result<Reply<Page<ActivityRow>>, Failure> {
    Ok(Reply::ok(
        service::list_activities(&state, &granted, &filter.0).await?,
    ))
}

/// What waits for the caller: submitted to those who review, approved to those who publish; oldest first.
#[utoipa::path(tag = "activity", params(ActivityFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<ActivityRow>), problems::Read))]
#[get("/reviews")]
async fn list_reviews(
    state: web::Data<State>,
    granted: Granted<ListReviews>,
    filter: Ask<ActivityFilter>,
) -> Result<Reply<Page<ActivityRow>>, Failure> {
    Ok(Reply::ok(
        service::list_reviews(&state, &granted, &filter.0).await?,
    ))
}

/// One activity with the revision in work, the public one, and what the caller may do now.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Read))]
#[get("/activities/{id}")]
async fn get_activity(
    state: web::Data<State>,
    granted: Granted<GetActivity>,
    id: web::Path<Uuid>,
) -> Result<Reply<Activity>, Failure> {
    versioned(service::get_activity(&state, &granted, *id).await)
}

/// All texts the activity had, newest first, at most 100.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = [Revision<ActivityContent>]), problems::Read))]
#[get("/activities/{id}/revisions")]
async fn list_revisions(
    state: web::Data<State>,
    granted: Granted<ListRevisions>,
    id: web::Path<Uuid>,
) -> Result<Reply<Vec<Revision>>, Failure> {
    Ok(Reply::ok(
        service::list_revisions(&state, &granted, *id).await?,
    ))
}
