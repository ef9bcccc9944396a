//! Grants and revokes extensions of deadlines.

use chrono::{DateTime, Utc};
use contract::extension::{Extension, ExtensionFilter, ExtensionInput};
use contract::id::ExtensionId;
use contract::notification::NotificationKind;
use contract::operation::Operation;
use contract::operation::permission::{GrantExtension, ListExtensions, RevokeExtension};
use contract::page::Page;
use contract::problem::Code;
use contract::time;
use contract::workflow::Reason;
use uuid::Uuid;

use super::store::{self, ExtensionRow};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::material::service::{Definition, definition};
use crate::notification;
use crate::notification::service::Message;
use crate::organization::service::OrganizationRow as Unit;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Claim, Conn, Idempotency, Tx, page};
use crate::reference::edition;

const LINK: &str = "/desk/submissions";

pub async fn list_extensions(
    state: &AppState,
    granted: &Granted<ListExtensions>,
    filter: ExtensionFilter,
) -> Result<Page<Extension>, Failure> {
    let take = page::take(filter.limit)?;
    let after = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let rows = store::list(&mut conn, granted.reach(), &filter, after, take).await?;
    Ok(page::cut(rows, take, |(row, _)| (row.granted_at, row.id)).map(store::shown))
}

/// A newer one takes the older one's place.
pub async fn grant_extension(
    state: &AppState,
    granted: &Granted<GrantExtension>,
    input: ExtensionInput,
    once: &Idempotency,
) -> Result<Extension, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let row = Authorized::<ExtensionRow>::find(&mut tx, granted, id).await?;
            let made = store::shown(store::find(&mut tx, row.id).await?);
            tx.rollback().await?;
            return Ok(made);
        }
    };
    let unit = Authorized::<Unit>::lock(&mut tx, granted, input.organization_id.into()).await?;
    let material = definition(&mut tx, input.material_id.into()).await?;
    check(&mut tx, &unit, &material, input.until).await?;
    let by = &granted.caller.name;
    let replaced = store::replace(&mut tx, &unit, material.id, by).await?;
    store::insert(&mut tx, &unit, id, &input, by).await?;
    let until = time::say_full(input.until);
    let text = format!("“{}”的报送时间延至{until}。", material.content.label);
    tell(&mut tx, unit.id, &material, &text).await?;
    let made = store::shown(store::find(&mut tx, id).await?);
    let detail = (replaced > 0).then_some("replaced");
    tx.commit(AuditEvent::new(granted, "extension", id).detail(detail))
        .await?;
    Ok(made)
}

async fn check(
    conn: &mut Conn,
    unit: &Unit,
    material: &Definition,
    until: DateTime<Utc>,
) -> Result<(), Failure> {
    let edition = edition::settings(conn, Some(material.edition_id.into())).await?;
    if edition.archived() {
        return Err(Failure::code(Code::StateChanged)
            .detail("该年度活动周已归档，不能再延期；如需延期，请先由省级调整年度状态。"));
    }
    let wrong = |field, code, message: &str| Err(Failure::field(field, code, message));
    let reporter = edition.content.reporters.contains(&unit.id.into());
    if !unit.is_active() {
        return wrong("organization_id", "inactive", "该单位已停用，不能延期。");
    }
    if material.content.retired {
        return wrong("material_id", "retired", "该材料已不再要求报送，无需延期。");
    }
    if !material.content.concerns(unit.kind(), reporter) {
        let message = "该单位不报送这项材料，无需延期。";
        return wrong("organization_id", "not_owed", message);
    }
    let Some(deadline) = material.deadline else {
        let message = "该材料的截止时间另行通知，目前随时可以报送，无需延期。";
        return wrong("material_id", "no_deadline", message);
    };
    if until <= clock::now() {
        return wrong("until", "in_the_past", "延期后的截止时间应晚于现在。");
    }
    if until <= deadline {
        let original = time::say_full(deadline);
        let message = format!("延期后的截止时间应晚于原截止时间（{original}）。");
        return wrong("until", "before_deadline", &message);
    }
    Ok(())
}

pub async fn revoke_extension(
    state: &AppState,
    granted: &Granted<RevokeExtension>,
    id: ExtensionId,
    reason: Reason,
) -> Result<Extension, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<ExtensionRow>::lock(&mut tx, granted, id.into()).await?;
    if row.revoked_at.is_some() {
        return Err(Failure::code(Code::StateChanged).detail("该延期已撤销或已由新的延期代替。"));
    }
    let material = definition(&mut tx, row.material_id).await?;
    store::revoke(&mut tx, &row, &granted.caller.name, &reason.reason).await?;
    let deadline = material
        .deadline
        .map(|at| format!("，截止时间为{}", time::say_full(at)))
        .unwrap_or_default();
    let text = format!(
        "“{}”的延期已撤销{deadline}。原因：{}",
        material.content.label, reason.reason
    );
    tell(&mut tx, row.organization_id, &material, &text).await?;
    let made = store::shown(store::find(&mut tx, id.into()).await?);
    tx.commit(AuditEvent::new(granted, "extension", id)).await?;
    Ok(made)
}

/// Whom it is for, and those whose parts it gathers: the end is theirs, too.
async fn tell(
    conn: &mut Conn,
    organization: Uuid,
    material: &Definition,
    text: &str,
) -> Result<(), Failure> {
    let mut all = vec![organization];
    if material.content.gathers {
        all.extend(store::gathered_from(conn, organization).await?);
    }
    let message = Message {
        kind: NotificationKind::Extension,
        text,
        link: LINK,
    };
    let operation = Operation::CreateSubmission;
    notification::service::notify_organizations(conn, &all, operation, message).await
}
