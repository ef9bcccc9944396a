//! HTTP endpoints of reminders.

use actix_web::{get, post, web};
use contract::board::{Reminded, Reminder, ReminderFilter, ReminderInput};
use contract::operation::permission::{ListReminders, SendReminders};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::app::State;
use crate::http::ask::Ask;
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;

pub fn mount(config: &mut ServiceConfig) {
    config.service(list_reminders).service(send_reminders);
}

/// Reminders within the caller's reach, newest first.
#[utoipa::path(tag = "material", params(ReminderFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<Reminder>), problems::Read))]
#[get("/reminders")]
async fn list_reminders(
    state: web::Data<State>,
    granted: Granted<ListReminders>,
    filter: Ask<ReminderFilter>,
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
    state: web::Data<State>,
    granted: Granted<SendReminders>,
    body: Body<ReminderInput>,
) -> Result<Reply<Reminded>, Failure> {
    Ok(Reply::ok(
        service::send_reminders(&state, &granted, body.value).await?,
    ))
}
