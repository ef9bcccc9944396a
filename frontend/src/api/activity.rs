//! Activities: filing, reviewing, publishing.

use contract::activity::{
    Activity, ActivityContent, ActivityCreate, ActivityFilter, ActivityRow, HoldingNotice, Revision,
};
use contract::page::Page;
use contract::participation::ParticipationInput;
use contract::workflow::Reason;
use uuid::Uuid;

use super::client::{Answer, Call, saves_finished, track_save};

pub async fn list_activities(filter: ActivityFilter) -> Answer<Page<ActivityRow>> {
    saves_finished().await;
    Call::get("/activities").query(&filter).json().await
}

/// What waits for the caller's office, the oldest first.
pub async fn list_reviews(filter: ActivityFilter) -> Answer<Page<ActivityRow>> {
    Call::get("/reviews").query(&filter).json().await
}

pub async fn get_activity(id: Uuid) -> Answer<Activity> {
    saves_finished().await;
    Call::get(format!("/activities/{id}")).json().await
}

/// The newest first.
pub async fn list_revisions(id: Uuid) -> Answer<Vec<Revision<ActivityContent>>> {
    Call::get(format!("/activities/{id}/revisions"))
        .json()
        .await
}

pub async fn create_activity(input: &ActivityCreate) -> Answer<Activity> {
    Call::post("/activities").body(input).once().json().await
}

pub async fn update_activity(id: Uuid, version: i32, input: &ActivityContent) -> Answer<Activity> {
    let call = Call::put(format!("/activities/{id}"))
        .body(input)
        .if_match(version);
    track_save(call.json()).await
}

pub async fn delete_activity(id: Uuid) -> Answer<()> {
    Call::delete(format!("/activities/{id}")).no_content().await
}

pub async fn duplicate_activity(id: Uuid) -> Answer<Activity> {
    Call::post(format!("/activities/{id}/duplicate"))
        .once()
        .json()
        .await
}

fn step(id: Uuid, verb: &str, version: i32) -> Call {
    Call::post(format!("/activities/{id}/{verb}")).if_match(version)
}

pub async fn submit_activity(id: Uuid, version: i32) -> Answer<Activity> {
    step(id, "submit", version).json().await
}

pub async fn withdraw_activity(id: Uuid, version: i32) -> Answer<Activity> {
    step(id, "withdraw", version).json().await
}

pub async fn approve_activity(id: Uuid, version: i32) -> Answer<Activity> {
    step(id, "approve", version).json().await
}

pub async fn publish_activity(id: Uuid, version: i32) -> Answer<Activity> {
    step(id, "publish", version).json().await
}

pub async fn revise_activity(id: Uuid, version: i32) -> Answer<Activity> {
    step(id, "revise", version).json().await
}

pub async fn restore_activity(id: Uuid, version: i32) -> Answer<Activity> {
    step(id, "restore", version).json().await
}

pub async fn return_activity(id: Uuid, version: i32, reason: &Reason) -> Answer<Activity> {
    step(id, "return", version).body(reason).json().await
}

pub async fn decline_activity(id: Uuid, version: i32, reason: &Reason) -> Answer<Activity> {
    step(id, "decline", version).body(reason).json().await
}

pub async fn retract_activity(id: Uuid, version: i32, reason: &Reason) -> Answer<Activity> {
    step(id, "retract", version).body(reason).json().await
}

pub async fn cancel_activity(id: Uuid, version: i32, notice: &HoldingNotice) -> Answer<Activity> {
    step(id, "cancel", version).body(notice).json().await
}

pub async fn postpone_activity(id: Uuid, version: i32, notice: &HoldingNotice) -> Answer<Activity> {
    step(id, "postpone", version).body(notice).json().await
}

/// A newer report takes the older one's place.
pub async fn report_participation(id: Uuid, input: &ParticipationInput) -> Answer<Activity> {
    Call::put(format!("/activities/{id}/participation"))
        .body(input)
        .json()
        .await
}
