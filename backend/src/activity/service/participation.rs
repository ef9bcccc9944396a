//! How many took part: reported after the fact, without review.

use contract::activity::Activity;
use contract::id::ActivityId;
use contract::operation::permission::ReportParticipation;
use contract::participation::{Participation, ParticipationInput};
use contract::time;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::activity::store::participation;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::workflow::EntryChanges;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::service::bump_version;
use crate::workflow::service::open;

pub async fn of(conn: &mut Conn, activity: Uuid) -> Result<Option<Participation>, Failure> {
    Ok(participation::find(conn, activity).await?)
}

pub async fn report_participation(
    app: &AppState,
    granted: &Granted<ReportParticipation>,
    id: ActivityId,
    input: ParticipationInput,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let mut aggregate = open::<Activity, _>(&mut tx, granted, id.into(), Version::ANY).await?;
    let now = clock::now();
    let as_of = input.as_of.unwrap_or_else(|| time::day(now));
    if as_of > time::day(now) {
        return Err(Failure::field(
            "as_of",
            "out_of_range",
            "数据截至日期不能晚于今天。",
        ));
    }
    participation::save(&mut tx, &aggregate.row, &input, as_of, &granted.caller.name).await?;
    bump_version(&mut tx, &mut aggregate.row, EntryChanges::default(), now).await?;
    let done = Activity::view(&mut tx, &granted.caller, &aggregate).await?;
    tx.commit(AuditEvent::new(granted, "activity", id).detail(["participation"]))
        .await?;
    Ok(done)
}
