//! Merges one organization into another.

use contract::id::OrganizationId;
use contract::operation::permission::MergeOrganization;
use contract::organization::{
    OrganizationDetail, OrganizationKind, OrganizationMerge, OrganizationStatus,
};
use contract::problem::Code;
use contract::role::Role;
use uuid::Uuid;

use super::super::service::{detail, same_name};
use super::super::store::{self, NewEvent, OrganizationRow};
use super::service::{active, tell};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::{submission, workflow};

pub async fn merge_organization(
    state: &AppState,
    granted: &Granted<MergeOrganization>,
    id: OrganizationId,
    version: Version,
    input: OrganizationMerge,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::lock_moves(&mut tx).await?;
    let from = Authorized::<OrganizationRow>::lock(&mut tx, granted, id.into()).await?;
    let into = Authorized::<OrganizationRow>::lock(&mut tx, granted, input.into.into()).await?;
    version.may_be(from.version)?;
    active(&from)?;
    if store::is_within(&mut tx, from.id, into.id).await? {
        return Err(Failure::field(
            "into",
            "circle",
            "不能并入本单位或其下属单位，请选择其他单位。",
        ));
    }
    if !into.is_active() {
        return Err(Failure::field(
            "into",
            "not_active",
            format!("“{}”已停用或已合并，请选择其他单位。", into.name),
        ));
    }
    let roles: Vec<&str> = Role::of(into.kind()).iter().map(|r| r.code()).collect();
    check_mergeable(&mut tx, &from, &into, &roles).await?;
    let waiting = workflow::service::waiting_below(&mut tx, from.id).await?;
    let (by, reason) = (&granted.caller.name, &input.reason);
    let children = store::transfer_children(&mut tx, &from, &into)
        .await
        .map_err(same_name)?;
    store::transfer_belongings(&mut tx, &from, &into, &roles).await?;
    submission::service::follow_merge(&mut tx, from.id, into.id).await?;
    let came = workflow::service::follow_move(&mut tx, &waiting).await?;
    tell(&mut tx, &from.name, came).await?;
    store::set_status(&mut tx, &from, OrganizationStatus::Merged, Some(into.id)).await?;
    let merged = [from.id, into.id].map(|id| (id, "merged"));
    let adopted = children.iter().map(|id| (*id, "moved"));
    let events: Vec<NewEvent> = merged
        .into_iter()
        .chain(adopted)
        .map(|(id, kind)| {
            NewEvent::new(id, kind, by)
                .from(&from.name)
                .to(&into.name)
                .because(reason)
        })
        .collect();
    store::record_events(&mut tx, &events).await?;
    // The portal's rows still name the old organization.
    let moved: Vec<Uuid> = std::iter::once(from.id).chain(children).collect();
    super::public::refresh(&mut tx, &moved).await?;
    let made = detail(&mut tx, granted.caller.organization, id.into()).await?;
    tx.commit(
        AuditEvent::new(granted, "organization", id)
            .detail(["merged_into".to_owned(), into.id.to_string()]),
    )
    .await?;
    Ok(made)
}

/// People keep their roles and organizations their place, so the other must have room for them.
async fn check_mergeable(
    conn: &mut Conn,
    from: &Authorized<OrganizationRow>,
    into: &Authorized<OrganizationRow>,
    roles: &[&str],
) -> Result<(), Failure> {
    let misfits = store::people_without_room(conn, from, roles).await?;
    if let Some((_, name)) = misfits.first() {
        return Err(Failure::code(Code::InUse).detail(format!(
            "“{name}”等{}人的角色不适用于“{}”，请先调整这些人员的角色或停用单位后再合并。",
            misfits.len(),
            into.name
        )));
    }
    let below = store::kinds_below(conn, from.id, false).await?;
    let room = into.kind().children();
    let fit = below
        .iter()
        .filter_map(|kind| OrganizationKind::parse(kind))
        .all(|kind| room.contains(&kind));
    if !fit {
        return Err(Failure::code(Code::InUse).detail(format!(
            "“{}”的下属单位不能归入“{}”，请先调整下属单位。",
            from.name, into.name
        )));
    }
    Ok(())
}
