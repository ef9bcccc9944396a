//! HTTP endpoints of notifications.

use actix_web::{get, post, web};
use contract::notification::{Notification, NotificationsRead, Unread};
use contract::operation::permission::{ListNotifications, ReadNotifications};
use contract::page::{Page, Paging};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_notifications)
        .service(read_notifications);
}

/// What the caller was told, newest first.
#[utoipa::path(tag = "account", params(Paging), security(("bearer" = [])),
    responses((status = 200, body = Page<Notification>), problems::Read))]
#[get("/notifications")]
async fn list_notifications(
    state: web::Data<AppState>,
    granted: Granted<ListNotifications>,
    paging: ValidatedQuery<Paging>,
) -> Result<Reply<Page<Notification>>, Failure> {
    Ok(Reply::ok(
        service::list_notifications(&state, &granted, paging.0).await?,
    ))
}

/// Marks notifications as read, all where none is named.
#[utoipa::path(tag = "account", security(("bearer" = [])), request_body = NotificationsRead,
    responses((status = 200, body = Unread), problems::Write))]
#[post("/notifications/read")]
async fn read_notifications(
    state: web::Data<AppState>,
    granted: Granted<ReadNotifications>,
    body: ValidatedJson<NotificationsRead>,
) -> Result<Reply<Unread>, Failure> {
    Ok(Reply::ok(
        service::read_notifications(&state, &granted, body.value).await?,
    ))
}
