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

use crate::activity::service::Activities;
use crate::app::State;
use crate::entry;
use crate::entry::endpoint::{step, steps, versioned};
use crate::http::body::Body;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::problems;
use crate::http::reply::Reply;
use crate::http::version::Version;

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
