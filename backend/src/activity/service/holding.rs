//! Cancelling, postponing and restoring what is public: at once, without review.

use chrono::Utc;
use contract::activity::Activity;
use contract::notification::NotificationKind as Kind;
use contract::operation::permission::{CancelActivity, PostponeActivity, RestoreActivity};
use contract::operation::{Operation, Permission};
use contract::workflow::{Holding, Noun};
use uuid::Uuid;

use super::Activities;
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::activity::store::holding;
use crate::desk::service::notify_organization;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::portal;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::service::aggregate::Aggregate;
use crate::workflow::service::notify::title;
use crate::workflow::service::{rule, seen};
use crate::workflow::store::{Of, write};

pub async fn cancel_activity(
    state: &AppState,
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
    state: &AppState,
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
    state: &AppState,
    granted: &Granted<RestoreActivity>,
    id: Uuid,
    version: Version,
) -> Result<Activity, Failure> {
    hold(state, granted, id, version, Holding::Scheduled, None).await
}

async fn hold<P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    becomes: Holding,
    notice: Option<&str>,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<Activities>>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(&mut tx, row.row.clone()).await?;
    rule::check::<Activities>(P::OPERATION, &aggregate, granted.caller.id)
        .map_err(|r| r.of(Noun::Activity))?;
    holding::hold(&mut tx, &row, becomes, notice).await?;
    let changed = write::bump_version(&mut tx, &row, Utc::now()).await?;
    tell(&mut tx, becomes, &aggregate).await?;
    let done = seen::<Activities, P>(&mut tx, granted, changed).await?;
    portal::service::refresh(&mut tx, id).await?;
    tx.commit(AuditEvent::new(granted, "activity", id).detail([becomes.code()]))
        .await?;
    Ok(done)
}

/// The filing organization hears of it, whoever did it.
async fn tell(conn: &mut Conn, holding: Holding, aggregate: &Aggregate) -> Result<(), Failure> {
    let title = title(aggregate.public.as_ref().unwrap_or(&aggregate.newest));
    let text = match holding {
        Holding::Cancelled => format!("活动{title}已取消，网站已同步公告。"),
        Holding::Postponed => format!("活动{title}已延期，网站已同步公告。"),
        Holding::Scheduled => format!("活动{title}已恢复举行，网站已同步更新。"),
    };
    let link = Activities::link(aggregate.row.id);
    let may = Operation::UpdateActivity;
    notify_organization(conn, aggregate.filer.id, may, Kind::Holding, &text, &link).await
}
