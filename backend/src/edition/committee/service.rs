use contract::edition::{Committee, CommitteeInput};
use contract::operation::permission::SaveCommittee;
use uuid::Uuid;

use super::super::opening::service::takes_part;
use super::super::service as edition;
use super::store;
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::organization;
use crate::store::{Entry, Permit, Tx};

/// The province's first, then in the notice's order.
pub async fn list_committees(
    state: &State,
    permit: &impl Permit,
    id: Option<Uuid>,
) -> Result<Vec<Committee>, Failure> {
    let mut conn = state.store.read(permit).await?;
    let settings = edition::settings(&mut conn, id).await?;
    let office = organization::service::top(&mut conn).await?;
    let reporters = &settings.content.reporters;
    let rank = |id: Uuid| match reporters.iter().position(|r| *r == id) {
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
    state: &State,
    granted: &Granted<SaveCommittee>,
    edition: Uuid,
    organization: Uuid,
    input: CommitteeInput,
) -> Result<Committee, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let settings = edition::hold(&mut tx, edition).await?;
    let office = takes_part(&mut tx, granted, &settings, organization).await?;
    let content = serde_json::to_value(&input).map_err(Failure::internal)?;
    let committee = |updated_at| Committee {
        organization: office.named(),
        content: input.clone(),
        updated_at,
    };
    let number = match store::last(&mut tx, edition, organization).await? {
        // Saved twice is saved once.
        Some((_, last, at)) if last == content => {
            tx.nothing().await?;
            return Ok(committee(at));
        }
        Some((number, _, _)) => number + 1,
        None => 1,
    };
    let by = &granted.caller.name;
    let at = store::append(&mut tx, edition, &office, number, content, by).await?;
    tx.commit(Entry::new(granted, "committee", organization).detail(["members"]))
        .await?;
    Ok(committee(at))
}
