use contract::activity::{Activity, ActivityCreate};
use contract::operation::permission::CreateActivity;

use super::Activities;
use crate::app::State;
use crate::entry::service::{self as entry, Begun};
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::store::Once;

pub async fn create_activity(
    state: &State,
    granted: &Granted<CreateActivity>,
    input: ActivityCreate,
    once: &Once,
) -> Result<Activity, Failure> {
    let begun = Begun {
        owner: input.organization_id,
        kind: None,
        content: input.content,
    };
    entry::create::<Activities, _>(state, granted, begun, once).await
}
