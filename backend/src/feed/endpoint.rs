//! HTTP endpoints of the feeds.

use actix_web::http::header::{self, HttpDate};
use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::{DateTime, Utc};
use contract::feed::{ArticleFeedFilter, Changes, FeedFilter, IcsFilter, JsonFeed};
use contract::id::ActivityId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{article, change, service};
use crate::access::guard;
use crate::platform::failure::Failure;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

/// How long any cache may keep a feed unasked, seconds.
const KEPT: u32 = 60;
const ICS: &str = "text/calendar; charset=utf-8";

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(get_json_feed)
        .service(get_ics_feed)
        .service(get_atom_feed)
        .service(get_article_atom_feed)
        .service(list_changes)
        .service(get_activity_ics)
        .service(get_activity_qr);
}

fn dated(
    req: &HttpRequest,
    media_type: &str,
    bytes: Vec<u8>,
    changed_at: DateTime<Utc>,
) -> HttpResponse {
    let mut answer = cache::answer(req, media_type, bytes, KEPT);
    let at = HttpDate::from(std::time::SystemTime::from(changed_at)).to_string();
    if let Ok(value) = header::HeaderValue::from_str(&at) {
        answer.headers_mut().insert(header::LAST_MODIFIED, value);
    }
    answer
}

/// Published activities of the current edition, the newest first (JSON Feed 1.1 with `_event`).
#[utoipa::path(tag = "feed", params(FeedFilter),
    responses((status = 200, body = JsonFeed, content_type = "application/feed+json"), problems::Public))]
#[get("/feeds/activities.json")]
async fn get_json_feed(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<FeedFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_json_feed");
    let feed = service::get_json_feed(&state, &permit, &filter.0).await?;
    let bytes = serde_json::to_vec(&feed.value).map_err(Failure::internal)?;
    Ok(dated(&req, "application/feed+json", bytes, feed.changed_at))
}

/// Occurrences of the current edition as a calendar to subscribe to (RFC 5545), the latest 5,000; not paged.
#[utoipa::path(tag = "feed", params(FeedFilter),
    responses((status = 200, description = "iCalendar", body = String, content_type = "text/calendar"), problems::Public))]
#[get("/feeds/activities.ics")]
async fn get_ics_feed(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<FeedFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_ics_feed");
    let feed = service::get_ics_feed(&state, &permit, &filter.0).await?;
    Ok(dated(&req, ICS, feed.value.into_bytes(), feed.changed_at))
}

/// Published activities of the current edition, the newest first (Atom, RFC 4287).
#[utoipa::path(tag = "feed", params(FeedFilter),
    responses((status = 200, description = "Atom", body = String, content_type = "application/atom+xml"), problems::Public))]
#[get("/feeds/activities.atom")]
async fn get_atom_feed(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<FeedFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_atom_feed");
    let feed = service::get_atom_feed(&state, &permit, &filter.0).await?;
    let media_type = "application/atom+xml; charset=utf-8";
    Ok(dated(
        &req,
        media_type,
        feed.value.into_bytes(),
        feed.changed_at,
    ))
}

/// Published articles of the current edition, the newest first (Atom, RFC 4287); the first page also names
/// those taken down, the latest 100 (RFC 6721).
#[utoipa::path(tag = "feed", params(ArticleFeedFilter),
    responses((status = 200, description = "Atom", body = String, content_type = "application/atom+xml"), problems::Public))]
#[get("/feeds/articles.atom")]
async fn get_article_atom_feed(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<ArticleFeedFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_article_atom_feed");
    let feed = article::get_article_atom_feed(&state, &permit, &filter.0).await?;
    let media_type = "application/atom+xml; charset=utf-8";
    Ok(dated(
        &req,
        media_type,
        feed.value.into_bytes(),
        feed.changed_at,
    ))
}

/// What changed after a cursor, oldest first; from the start where none is given.
///
/// Keep the answer's `cursor` and ask with it next time; at once while `more` is true. What is gone, or
/// left the filter, comes as `deleted`. `cursor_expired` (410): forget what you have and begin anew.
#[utoipa::path(tag = "feed", params(FeedFilter), responses((status = 200, body = Changes), problems::Public))]
#[get("/feeds/changes")]
async fn list_changes(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<FeedFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_changes");
    let changes = change::list_changes(&state, &permit, &filter.0).await?;
    Ok(cache::json(&req, &changes, 5))
}

/// One activity as iCalendar.
#[utoipa::path(tag = "feed", params(("id" = Uuid, Path), IcsFilter),
    responses((status = 200, description = "iCalendar", body = String, content_type = "text/calendar"), problems::Public))]
#[get("/feeds/activities/{id}.ics")]
async fn get_activity_ics(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<ActivityId>,
    filter: ValidatedQuery<IcsFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_activity_ics");
    let feed = service::get_activity_ics(&state, &permit, *id, &filter.0).await?;
    Ok(dated(&req, ICS, feed.value.into_bytes(), feed.changed_at))
}

/// A QR code of the activity's page.
#[utoipa::path(tag = "feed", params(("id" = Uuid, Path)),
    responses((status = 200, description = "SVG", body = String, content_type = "image/svg+xml"), problems::Public))]
#[get("/feeds/activities/{id}.svg")]
async fn get_activity_qr(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<ActivityId>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_activity_qr");
    let svg = service::get_activity_qr(&state, &permit, *id).await?;
    Ok(cache::answer(&req, "image/svg+xml", svg.into_bytes(), 3600))
}
