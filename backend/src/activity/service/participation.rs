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
use crate::activity::store::participation;
use crate::app::State;
use crate::entry::service::whole::Whole;
use crate::entry::service::{rule, seen};
use crate::entry::store::{Of, write};
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::store::{Authorized, Conn, Entry, Tx};

pub async fn of(conn: &mut Conn, activity: Uuid) -> Result<Option<Participation>, Failure> {
    Ok(participation::find(conn, activity).await?)
}

pub async fn report_participation(
    state: &State,
    granted: &Granted<ReportParticipation>,
    id: Uuid,
    input: ParticipationInput,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<Activities>>::lock(&mut tx, granted, id).await?;
    let whole = Whole::load(&mut tx, row.row.clone()).await?;
    rule::check::<Activities>(ReportParticipation::OPERATION, &whole, granted.caller.id)
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
    let changed = write::touch(&mut tx, &row, now).await?;
    let done = seen::<Activities, _>(&mut tx, granted, changed).await?;
    tx.commit(Entry::new(granted, "activity", id).detail(["participation"]))
        .await?;
    Ok(done)
}
