//! How many took part.

use actix_web::{put, web};
use contract::activity::Activity;
use contract::operation::permission::ReportParticipation;
use contract::participation::ParticipationInput;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::activity::service;
use crate::app::State;
use crate::entry::endpoint::versioned;
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;

pub fn mount(config: &mut ServiceConfig) {
    config.service(report_participation);
}

/// Reports how many took part in a published activity; takes the place of the report before.
#[utoipa::path(tag = "activity", params(("id" = Uuid, Path)), security(("bearer" = [])),
    request_body = ParticipationInput,
    responses((status = 200, body = Activity, headers(("ETag" = String))), problems::Write))]
#[put("/activities/{id}/participation")]
async fn report_participation(
    state: web::Data<State>,
    granted: Granted<ReportParticipation>,
    id: web::Path<Uuid>,
    body: Body<ParticipationInput>,
) -> Result<Reply<Activity>, Failure> {
    versioned(
        service::report_participation(&state, &granted, *id, body.value).await,
        |activity| activity.version,
    )
}
