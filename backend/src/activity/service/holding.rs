//! Cancelling, postponing and restoring what is public: at once, without review.

use chrono::Utc;
use contract::activity::Activity;
use contract::notification::NotificationKind as Kind;
use contract::operation::permission::{CancelActivity, PostponeActivity, RestoreActivity};
use contract::operation::{Operation, Permission};
use contract::workflow::{Holding, Noun};
use uuid::Uuid;

use super::Activities;
use crate::activity::store::holding;
use crate::app::State;
use crate::desk::service::notify_organization;
use crate::entry::piece::Piece;
use crate::entry::service::news::title;
use crate::entry::service::whole::Whole;
use crate::entry::service::{rule, seen};
use crate::entry::store::{Of, write};
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::portal;
use crate::store::{Authorized, Conn, Entry, Tx};

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
    becomes: Holding,
    notice: Option<&str>,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<Activities>>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(&mut tx, row.row.clone()).await?;
    rule::check::<Activities>(P::OPERATION, &whole, granted.caller.id)
        .map_err(|r| r.of(Noun::Activity))?;
    holding::hold(&mut tx, &row, becomes, notice).await?;
    let changed = write::touch(&mut tx, &row, Utc::now()).await?;
    tell(&mut tx, becomes, &whole).await?;
    let done = seen::<Activities, P>(&mut tx, granted, changed).await?;
    portal::service::sync(&mut tx, id).await?;
    tx.commit(Entry::new(granted, "activity", id).detail([becomes.code()]))
        .await?;
    Ok(done)
}

/// The filing organization hears of it, whoever did it.
async fn tell(conn: &mut Conn, holding: Holding, whole: &Whole) -> Result<(), Failure> {
    let title = title(whole.public.as_ref().unwrap_or(&whole.newest));
    let text = match holding {
        Holding::Cancelled => format!("活动{title}已取消，网站已同步公告。"),
        Holding::Postponed => format!("活动{title}已延期，网站已同步公告。"),
        Holding::Scheduled => format!("活动{title}已恢复举行，网站已同步更新。"),
    };
    let link = Activities::link(whole.row.id);
    let may = Operation::UpdateActivity;
    notify_organization(conn, whole.filer.id, may, Kind::Holding, &text, &link).await
}
