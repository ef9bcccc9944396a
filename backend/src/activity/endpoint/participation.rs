//! How many took part.

use actix_web::{put, web};
use contract::activity::Activity;
use contract::id::ActivityId;
use contract::operation::permission::ReportParticipation;
use contract::participation::ParticipationInput;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::guard::Granted;
use crate::activity::service;
use crate::platform::http::problems;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::state::AppState;
use crate::workflow::endpoint::{EntryReply, tagged};

pub fn mount(config: &mut ServiceConfig) {
    config.service(report_participation);
}

/// Reports how many took part in a published activity; takes the place of the report before.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    request_body = ParticipationInput,
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[put("/activities/{id}/participation")]
async fn report_participation(
    app: web::Data<AppState>,
    granted: Granted<ReportParticipation>,
    id: web::Path<ActivityId>,
    body: ValidatedJson<ParticipationInput>,
) -> EntryReply<Activity> {
    let done = service::report_participation(&app, &granted, *id, body.value);
    done.await.map(tagged)
}
