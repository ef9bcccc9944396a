use contract::activity::{Activity, ActivityCreate};
use contract::operation::permission::CreateActivity;

use super::Activities;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::Idempotency;
use crate::workflow::service as entry;
use crate::workflow::service::Begun;

pub async fn create_activity(
    state: &AppState,
    granted: &Granted<CreateActivity>,
    input: ActivityCreate,
    once: &Idempotency,
) -> Result<Activity, Failure> {
    let begun = Begun {
        owner: input.organization_id,
        kind: None,
        content: input.content,
    };
    entry::create::<Activities, _>(state, granted, begun, once).await
}
