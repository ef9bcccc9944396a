//! Moves, closes and reopens organizations.

use contract::id::OrganizationId;
use contract::notification::NotificationKind;
use contract::noun::Noun;
use contract::operation::Operation;
use contract::operation::permission::{CloseOrganization, MoveOrganization, ReopenOrganization};
use contract::organization::{OrganizationDetail, OrganizationMove, OrganizationStatus};
use contract::problem::Code;
use contract::workflow::Reason;

use super::super::service::{active_parent, detail, same_name};
use super::super::store::{self, NewEvent, OrganizationRow, ParentOrganization};
pub use super::merge::merge_organization;
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::notification::service::notify_organization;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::reference::organization::named;
use crate::workflow;
use crate::workflow::service::CameAlong;

pub async fn move_organization(
    state: &AppState,
    granted: &Granted<MoveOrganization>,
    id: OrganizationId,
    version: Version,
    input: OrganizationMove,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::lock_moves(&mut tx).await?;
    let row = Authorized::<OrganizationRow>::lock(&mut tx, granted, id.into()).await?;
    let parent =
        Authorized::<ParentOrganization>::lock(&mut tx, granted, input.reports_to.into()).await?;
    version.may_be(row.version)?;
    active(&row)?;
    if row.reports_to == Some(parent.id) {
        return Err(Failure::field(
            "reports_to",
            "unchanged",
            "该单位已在此上级单位之下，请选择其他上级单位。",
        ));
    }
    if store::is_within(&mut tx, row.id, parent.id).await? {
        return Err(Failure::field(
            "reports_to",
            "circle",
            "不能移到本单位或其下属单位之下，请选择其他上级单位。",
        ));
    }
    active_parent(&parent)?;
    if !parent.kind().children().contains(&row.kind()) {
        return Err(Failure::field(
            "reports_to",
            "not_allowed_here",
            format!("“{}”下不能设立此类单位，请选择其他上级单位。", parent.name),
        ));
    }
    let waiting = workflow::service::waiting_below(&mut tx, row.id).await?;
    let before = match row.reports_to {
        Some(above) => named(&mut tx, &[above.into()]).await?.pop(),
        None => None,
    };
    store::set_parent(&mut tx, &row, &parent)
        .await
        .map_err(same_name)?;
    let event = NewEvent::new(id.into(), "moved", &granted.caller.name)
        .from(before.map(|o| o.name).unwrap_or_default())
        .to(&parent.name)
        .because(input.reason);
    store::record_events(&mut tx, &[event]).await?;
    super::public::refresh(&mut tx, &[id.into()]).await?;
    let came = workflow::service::follow_move(&mut tx, &waiting).await?;
    tell(&mut tx, &row.name, came).await?;
    let made = detail(&mut tx, granted.caller.organization, id.into()).await?;
    tx.commit(AuditEvent::new(granted, "organization", id).detail(["reports_to"]))
        .await?;
    Ok(made)
}

/// What waits for a review by another office now is told to that office.
pub(super) async fn tell(conn: &mut Conn, name: &str, came: Vec<CameAlong>) -> Result<(), Failure> {
    for one in came {
        let (operation, link) = match one.noun {
            Noun::Activity => (Operation::ApproveActivity, "/desk/reviews"),
            Noun::Article => (Operation::ApproveArticle, "/desk/article-reviews"),
            Noun::Submission => (Operation::AcceptSubmission, "/desk/submissions"),
        };
        let text = format!(
            "单位隶属调整后，{name}有{}项待审核的{}转由本单位审核，请及时办理。",
            one.count,
            one.noun.label()
        );
        let kind = NotificationKind::Submitted;
        notify_organization(conn, one.office, operation, kind, &text, link).await?;
    }
    Ok(())
}

pub async fn close_organization(
    state: &AppState,
    granted: &Granted<CloseOrganization>,
    id: OrganizationId,
    version: Version,
    input: Reason,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::lock_moves(&mut tx).await?;
    let row = Authorized::<OrganizationRow>::lock(&mut tx, granted, id.into()).await?;
    version.may_be(row.version)?;
    active(&row)?;
    if !store::kinds_below(&mut tx, id.into(), true)
        .await?
        .is_empty()
    {
        return Err(Failure::code(Code::InUse)
            .detail("仍有正常的下属单位，请先停用或移走下属单位后再停用。"));
    }
    store::set_status(&mut tx, &row, OrganizationStatus::Closed, None).await?;
    store::lock_out(&mut tx, &row).await?;
    finish(tx, granted, &row, "closed", input).await
}

pub async fn reopen_organization(
    state: &AppState,
    granted: &Granted<ReopenOrganization>,
    id: OrganizationId,
    version: Version,
    input: Reason,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::lock_moves(&mut tx).await?;
    let row = Authorized::<OrganizationRow>::lock(&mut tx, granted, id.into()).await?;
    version.may_be(row.version)?;
    if row.status() != OrganizationStatus::Closed {
        return Err(Failure::code(Code::StateChanged));
    }
    let above = row.reports_to.ok_or_else(Failure::not_found)?;
    let parent = Authorized::<ParentOrganization>::lock(&mut tx, granted, above).await?;
    if !parent.is_active() {
        return Err(Failure::code(Code::InUse).detail(format!(
            "上级单位“{}”已停用或已合并，请先启用上级单位。",
            parent.name
        )));
    }
    store::set_status(&mut tx, &row, OrganizationStatus::Active, None)
        .await
        .map_err(same_name)?;
    finish(tx, granted, &row, "reopened", input).await
}

async fn finish<P: contract::operation::Permission>(
    mut tx: Tx,
    granted: &Granted<P>,
    row: &OrganizationRow,
    kind: &'static str,
    input: Reason,
) -> Result<OrganizationDetail, Failure> {
    let event = NewEvent::new(row.id, kind, &granted.caller.name).because(input.reason);
    store::record_events(&mut tx, &[event]).await?;
    let made = detail(&mut tx, granted.caller.organization, row.id).await?;
    tx.commit(AuditEvent::new(granted, "organization", row.id).detail(["status"]))
        .await?;
    Ok(made)
}

pub(super) fn active(row: &OrganizationRow) -> Result<(), Failure> {
    if row.is_active() {
        Ok(())
    } else {
        Err(Failure::code(Code::StateChanged))
    }
}
