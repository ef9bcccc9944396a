//! Cancelling, postponing and restoring what is public: at once, without review.

use chrono::Utc;
use contract::activity::Activity;
use contract::operation::Permission;
use contract::operation::permission::{CancelActivity, PostponeActivity, RestoreActivity};
use contract::workflow::Holding;
use uuid::Uuid;

use super::draft::seen;
use super::whole::Whole;
use super::{news, rule};
use crate::activity::store::{Row, write};
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::portal;
use crate::store::{Authorized, Entry, Tx};

pub async fn cancel_activity(
    state: &State,
    granted: &Granted<CancelActivity>,
    id: Uuid,
    version: Version,
    notice: &str,
) -> Result<Activity, Failure> {
    hold(
        state,
        granted,
        id,
        version,
        Holding::Cancelled,
        Some(notice),
    )
    .await
}

/// Also says another notice on what is postponed already.
pub async fn postpone_activity(
    state: &State,
    granted: &Granted<PostponeActivity>,
    id: Uuid,
    version: Version,
    notice: &str,
) -> Result<Activity, Failure> {
    hold(
        state,
        granted,
        id,
        version,
        Holding::Postponed,
        Some(notice),
    )
    .await
}

pub async fn restore_activity(
    state: &State,
    granted: &Granted<RestoreActivity>,
    id: Uuid,
    version: Version,
) -> Result<Activity, Failure> {
    hold(state, granted, id, version, Holding::Scheduled, None).await
}

async fn hold<P: Permission>(
    state: &State,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    holding: Holding,
    notice: Option<&str>,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(P::OPERATION, &whole, granted.caller.id)?;
    write::hold(&mut tx, &row, holding, notice).await?;
    let changed = write::touch(&mut tx, &row, Utc::now()).await?;
    news::of_holding(&mut tx, holding, &whole).await?;
    let done = seen(&mut tx, granted, changed).await?;
    portal::service::sync(&mut tx, id).await?;
    tx.commit(Entry::new(granted, "activity", id).detail([holding.code()]))
        .await?;
    Ok(done)
}
