//! Lists and saves offices' committees.

use chrono::{DateTime, Utc};
use contract::edition::{Committee, CommitteeInput};
use contract::id::{EditionId, OrganizationId};
use contract::operation::permission::SaveCommittee;
use uuid::Uuid;

use super::super::opening::service::takes_part;
use super::store;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Permit, Tx};
use crate::reference::{edition, organization};

/// The province's first, then in the notice's order.
pub async fn list_committees(
    state: &AppState,
    permit: &impl Permit,
    id: Option<EditionId>,
    works_here: bool,
) -> Result<Vec<Committee>, Failure> {
    let mut conn = state.store.read(permit).await?;
    let settings = edition::settings(&mut conn, id)
        .await?
        .for_reader(works_here)?;
    let office = organization::top(&mut conn).await?;
    let reporters = &settings.content.reporters;
    let rank = |id: OrganizationId| match reporters.iter().position(|r| *r == id) {
        _ if id == office.id => 0,
        Some(i) => i + 1,
        None => usize::MAX,
    };
    let mut committees = store::newest(&mut conn, settings.id)
        .await?
        .into_iter()
        .map(|(organization, content, updated_at)| {
            Ok(Committee {
                organization,
                content: serde_json::from_value(content).map_err(Failure::internal)?,
                updated_at,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    committees.sort_by_key(|c| rank(c.organization.id));
    Ok(committees)
}

pub async fn save_committee(
    state: &AppState,
    granted: &Granted<SaveCommittee>,
    edition: EditionId,
    organization: OrganizationId,
    input: CommitteeInput,
) -> Result<Committee, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let settings = edition::lock(&mut tx, edition).await?;
    let office = takes_part(&mut tx, granted, &settings, organization.into()).await?;
    let by = &granted.caller.name;
    let (at, new) = append(&mut tx, edition.into(), office.id, &input, by).await?;
    let saved = Committee {
        organization: office.reference(),
        content: input,
        updated_at: at,
    };
    if new {
        let entry = AuditEvent::new(granted, "committee", organization).detail(["members"]);
        tx.commit(entry).await?;
    } else {
        tx.rollback().await?;
    }
    Ok(saved)
}

/// Records a committee that was handed in and accepted, within the caller's transaction.
pub async fn record(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    input: &CommitteeInput,
    by: &str,
) -> Result<(), Failure> {
    append(conn, edition, organization, input, by).await?;
    Ok(())
}

/// Saved twice is saved once: the second part says whether there was anything new.
async fn append(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    input: &CommitteeInput,
    by: &str,
) -> Result<(DateTime<Utc>, bool), Failure> {
    let content = serde_json::to_value(input).map_err(Failure::internal)?;
    let number = match store::last(conn, edition, organization).await? {
        Some((_, last, at)) if last == content => return Ok((at, false)),
        Some((number, _, _)) => number + 1,
        None => 1,
    };
    let at = store::append(conn, edition, organization, number, content, by).await?;
    Ok((at, true))
}
