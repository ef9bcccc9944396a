//! HTTP endpoints of published activities.

use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::id::ActivityId;
use contract::page::Page;
use contract::portal::{Calendar, CalendarFilter, Facets, PublicActivity, PublicFilter, PublicRow};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{calendar, facet, home, service, similar, site};
use crate::access::guard;
use crate::platform::failure::Failure;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

/// How long any cache may keep a public answer unasked, seconds.
const KEPT: u32 = 0;

pub fn mount(config: &mut ServiceConfig) {
    config
        .configure(home::endpoint::mount)
        .configure(site::endpoint::mount)
        .service(list_public_activities)
        .service(get_calendar)
        .service(get_facets)
        .service(get_public_activity)
        .service(list_similar_activities);
}

/// Published activities, in order of their first start; of what is over (`over=true`), the last begun first.
#[utoipa::path(tag = "portal", params(PublicFilter), responses((status = 200, body = Page<PublicRow>), problems::Public))]
#[get("/public/activities")]
async fn list_public_activities(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<PublicFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_public_activities");
    let page = service::list_public_activities(&state, &permit, &filter.0).await?;
    Ok(cache::json(&req, &page, KEPT))
}

/// How many activities each choice of a filter would show: each facet is counted under all conditions
/// but its own. `cursor` and `limit` do not count.
#[utoipa::path(tag = "portal", params(PublicFilter), responses((status = 200, body = Facets), problems::Public))]
#[get("/public/activities/facets")]
async fn get_facets(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<PublicFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_facets");
    let facets = facet::service::get_facets(&state, &permit, &filter.0).await?;
    Ok(cache::json(&req, &facets, KEPT))
}

/// A published activity with all its public facts.
#[utoipa::path(tag = "portal", params(("id" = Uuid, Path)), responses((status = 200, body = PublicActivity), problems::Public))]
#[get("/public/activities/{id}")]
async fn get_public_activity(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<ActivityId>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_public_activity");
    let activity = service::get_public_activity(&state, &permit, *id).await?;
    Ok(cache::json(&req, &activity, KEPT))
}

/// A few others like it: of the same city and strand if there are any, near in time, what is not over
/// first. Three at most.
#[utoipa::path(tag = "portal", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<PublicRow>), problems::Public))]
#[get("/public/activities/{id}/similar")]
async fn list_similar_activities(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<ActivityId>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_similar_activities");
    let rows = similar::service::list_similar_activities(&state, &permit, *id).await?;
    Ok(cache::json(&req, &rows, KEPT))
}

/// A month of published activities, or some days of it, day by day.
#[utoipa::path(tag = "portal", params(CalendarFilter), responses((status = 200, body = Calendar), problems::Public))]
#[get("/public/calendar")]
async fn get_calendar(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<CalendarFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_calendar");
    let calendar = calendar::service::get_calendar(&state, &permit, &filter.0).await?;
    Ok(cache::json(&req, &calendar, KEPT))
}
