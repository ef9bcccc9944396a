//! The steps of the workflow. Each may name the version it was decided on (`If-Match`).

use actix_web::{post, web};
use contract::activity::Activity;
use contract::operation::permission::{
    ApproveActivity, DeclineActivity, PublishActivity, RetractActivity, ReturnActivity,
    SubmitActivity, WithdrawActivity,
};
use contract::workflow::Reason;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::activity::service::Activities;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::workflow;
use crate::workflow::endpoint::{step, steps, versioned};

steps! {
    Activities: Activity, "activity";
    submit_activity(SubmitActivity) "/activities/{id}/submit";
    withdraw_activity(WithdrawActivity) "/activities/{id}/withdraw";
    approve_activity(ApproveActivity) "/activities/{id}/approve";
    return_activity(ReturnActivity) "/activities/{id}/return";
    publish_activity(PublishActivity) "/activities/{id}/publish";
    decline_activity(DeclineActivity) "/activities/{id}/decline";
    retract_activity(RetractActivity) "/activities/{id}/retract";
}
