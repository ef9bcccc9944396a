//! Cancelling, postponing and restoring what is public: at once, without review.

use contract::activity::{Activity, HoldingNotice};
use contract::notification::NotificationKind as Kind;
use contract::operation::permission::{CancelActivity, PostponeActivity, RestoreActivity};
use contract::operation::{Operation, Permission};
use contract::workflow::Holding;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::activity::store::holding;
use crate::notification::service::notify_organization;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::portal;
use crate::workflow::EntryChanges;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::service::aggregate::Aggregate;
use crate::workflow::service::bump_version;
use crate::workflow::service::notify::title;
use crate::workflow::service::open;

pub async fn cancel_activity(
    app: &AppState,
    granted: &Granted<CancelActivity>,
    id: Uuid,
    version: Version,
    notice: &HoldingNotice,
) -> Result<Activity, Failure> {
    hold(app, granted, id, version, Holding::Cancelled, Some(notice)).await
}

/// Also says another reason on what is postponed already.
pub async fn postpone_activity(
    app: &AppState,
    granted: &Granted<PostponeActivity>,
    id: Uuid,
    version: Version,
    notice: &HoldingNotice,
) -> Result<Activity, Failure> {
    hold(app, granted, id, version, Holding::Postponed, Some(notice)).await
}

pub async fn restore_activity(
    app: &AppState,
    granted: &Granted<RestoreActivity>,
    id: Uuid,
    version: Version,
) -> Result<Activity, Failure> {
    hold(app, granted, id, version, Holding::Scheduled, None).await
}

async fn hold<P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    becomes: Holding,
    notice: Option<&HoldingNotice>,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let mut aggregate = open::<Activity, P>(&mut tx, granted, id, version).await?;
    let words = notice.map(|said| match said.notice.is_empty() {
        true => said.reason.sentence(becomes),
        false => said.notice.clone(),
    });
    let reason = notice.map(|said| said.reason.code());
    holding::hold(&mut tx, &aggregate.row, becomes, words.as_deref(), reason).await?;
    let changes = EntryChanges::default();
    bump_version(&mut tx, &mut aggregate.row, changes, clock::now()).await?;
    tell(&mut tx, becomes, &aggregate).await?;
    let done = Activity::view(&mut tx, &granted.caller, &aggregate).await?;
    portal::service::refresh(&mut tx, id).await?;
    tx.commit(AuditEvent::new(granted, "activity", id).detail([becomes.code()]))
        .await?;
    Ok(done)
}

/// The filing organization hears of it, whoever did it.
async fn tell(
    conn: &mut Conn,
    holding: Holding,
    aggregate: &Aggregate<Activity>,
) -> Result<(), Failure> {
    let title = title(aggregate.in_force.as_ref().unwrap_or(&aggregate.newest));
    let text = match holding {
        Holding::Cancelled => format!("活动{title}已取消，网站已同步公告。"),
        Holding::Postponed => format!("活动{title}已延期，网站已同步公告。"),
        Holding::Scheduled => format!("活动{title}已恢复举行，网站已同步更新。"),
    };
    let link = Activity::link(aggregate.row.id);
    let may = Operation::UpdateActivity;
    notify_organization(conn, aggregate.filer.id, may, Kind::Holding, &text, &link).await
}
