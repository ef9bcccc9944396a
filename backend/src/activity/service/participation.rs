//! How many took part: reported after the fact, without review.

use chrono::Utc;
use contract::activity::Activity;
use contract::operation::Permission;
use contract::operation::permission::ReportParticipation;
use contract::participation::{Participation, ParticipationInput};
use contract::time;
use contract::workflow::Noun;
use uuid::Uuid;

use super::Activities;
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::activity::store::participation;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::workflow::service::aggregate::Aggregate;
use crate::workflow::service::{rule, seen};
use crate::workflow::store::{Of, write};

pub async fn of(conn: &mut Conn, activity: Uuid) -> Result<Option<Participation>, Failure> {
    Ok(participation::find(conn, activity).await?)
}

pub async fn report_participation(
    state: &AppState,
    granted: &Granted<ReportParticipation>,
    id: Uuid,
    input: ParticipationInput,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<Activities>>::lock(&mut tx, granted, id).await?;
    let aggregate = Aggregate::load(&mut tx, row.row.clone()).await?;
    rule::check::<Activities>(
        ReportParticipation::OPERATION,
        &aggregate,
        granted.caller.id,
    )
    .map_err(|r| r.of(Noun::Activity))?;
    let now = Utc::now();
    let as_of = input.as_of.unwrap_or_else(|| time::day(now));
    if as_of > time::day(now) {
        return Err(Failure::field(
            "as_of",
            "out_of_range",
            "数据截至日期不能晚于今天。",
        ));
    }
    participation::save(&mut tx, &row, &input, as_of, &granted.caller.name).await?;
    let changed = write::bump_version(&mut tx, &row, now).await?;
    let done = seen::<Activities, _>(&mut tx, granted, changed).await?;
    tx.commit(AuditEvent::new(granted, "activity", id).detail(["participation"]))
        .await?;
    Ok(done)
}
