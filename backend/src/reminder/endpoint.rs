//! HTTP endpoints of reminders.

use actix_web::{get, post, web};
use contract::board::{Reminded, Reminder, ReminderFilter, ReminderInput};
use contract::operation::permission::{ListReminders, SendReminders};
use contract::page::Page;
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
    config.service(list_reminders).service(send_reminders);
}

/// Reminders within the caller's reach, newest first.
#[utoipa::path(tag = "material", params(ReminderFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<Reminder>), problems::Read))]
#[get("/reminders")]
async fn list_reminders(
    state: web::Data<AppState>,
    granted: Granted<ListReminders>,
    filter: ValidatedQuery<ReminderFilter>,
) -> Result<Reply<Page<Reminder>>, Failure> {
    Ok(Reply::ok(
        service::list_reminders(&state, &granted, filter.0).await?,
    ))
}

/// Reminds organizations below of what they owe and have not handed in: one notification per person.
/// What they were reminded of within the last hour is left out.
#[utoipa::path(tag = "material", security(("bearer" = [])), request_body = ReminderInput,
    responses((status = 200, body = Reminded), problems::Write))]
#[post("/reminders")]
async fn send_reminders(
    state: web::Data<AppState>,
    granted: Granted<SendReminders>,
    body: ValidatedJson<ReminderInput>,
) -> Result<Reply<Reminded>, Failure> {
    Ok(Reply::ok(
        service::send_reminders(&state, &granted, body.value).await?,
    ))
}
