//! Activities, besides what all that walks the workflow has ([`super::entry`]).

use contract::activity::Activity;
use contract::id::ActivityId;
use contract::participation::ParticipationInput;

use super::client::{Answer, Call};

/// A newer report takes the older one's place.
pub async fn report_participation(id: ActivityId, input: &ParticipationInput) -> Answer<Activity> {
    Call::put(format!("/activities/{id}/participation"))
        .body(input)
        .json()
        .await
}
