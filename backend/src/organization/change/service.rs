use contract::operation::permission::{
    CloseOrganization, MergeOrganization, MoveOrganization, ReopenOrganization,
};
use contract::organization::{
    OrganizationDetail, OrganizationKind, OrganizationMerge, OrganizationMove, OrganizationStatus,
};
use contract::problem::Code;
use contract::role::Role;
use contract::workflow::Reason;
use uuid::Uuid;

use super::super::service::{active_parent, detail, named, same_name};
use super::super::store::{self, Event, Parent, Row};
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::portal;
use crate::store::{Authorized, Conn, Entry, Tx};

pub async fn move_organization(
    state: &State,
    granted: &Granted<MoveOrganization>,
    id: Uuid,
    version: Version,
    input: OrganizationMove,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::alone(&mut tx).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    let parent = Authorized::<Parent>::lock(&mut tx, granted, input.reports_to).await?;
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
    let before = match row.reports_to {
        Some(above) => named(&mut tx, &[above]).await?.pop(),
        None => None,
    };
    store::set_parent(&mut tx, &row, &parent)
        .await
        .map_err(same_name)?;
    let event = Event::new(id, "moved", &granted.caller.name)
        .from(before.map(|o| o.name).unwrap_or_default())
        .to(&parent.name)
        .because(input.reason);
    store::remember(&mut tx, &[event]).await?;
    portal::service::sync_organization(&mut tx, id).await?;
    let made = detail(&mut tx, granted.caller.organization, id).await?;
    tx.commit(Entry::new(granted, "organization", id).detail(["reports_to"]))
        .await?;
    Ok(made)
}

pub async fn merge_organization(
    state: &State,
    granted: &Granted<MergeOrganization>,
    id: Uuid,
    version: Version,
    input: OrganizationMerge,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::alone(&mut tx).await?;
    let from = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    let into = Authorized::<Row>::lock(&mut tx, granted, input.into).await?;
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
    fits(&mut tx, &from, &into, &roles).await?;
    let (by, reason) = (&granted.caller.name, &input.reason);
    let children = store::adopt(&mut tx, &from, &into)
        .await
        .map_err(same_name)?;
    let public = store::bring(&mut tx, &from, &into, &roles).await?;
    store::set_status(&mut tx, &from, OrganizationStatus::Merged, Some(into.id)).await?;
    let merged = [from.id, into.id].map(|id| (id, "merged"));
    let moved = children.iter().map(|id| (*id, "moved"));
    let events: Vec<Event> = merged
        .into_iter()
        .chain(moved)
        .map(|(id, kind)| {
            Event::new(id, kind, by)
                .from(&from.name)
                .to(&into.name)
                .because(reason)
        })
        .collect();
    store::remember(&mut tx, &events).await?;
    for activity in public {
        portal::service::sync(&mut tx, activity).await?;
    }
    for child in children {
        portal::service::sync_organization(&mut tx, child).await?;
    }
    let made = detail(&mut tx, granted.caller.organization, id).await?;
    tx.commit(
        Entry::new(granted, "organization", id)
            .detail(["merged_into".to_owned(), into.id.to_string()]),
    )
    .await?;
    Ok(made)
}

/// People keep their roles and organizations their place, so the other must have room for them.
async fn fits(
    conn: &mut Conn,
    from: &Authorized<Row>,
    into: &Authorized<Row>,
    roles: &[&str],
) -> Result<(), Failure> {
    let misfits = store::misfits(conn, from, roles).await?;
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

pub async fn close_organization(
    state: &State,
    granted: &Granted<CloseOrganization>,
    id: Uuid,
    version: Version,
    input: Reason,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::alone(&mut tx).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    active(&row)?;
    if !store::kinds_below(&mut tx, id, true).await?.is_empty() {
        return Err(Failure::code(Code::InUse)
            .detail("仍有正常的下属单位，请先停用或移走下属单位后再停用。"));
    }
    store::set_status(&mut tx, &row, OrganizationStatus::Closed, None).await?;
    store::lock_out(&mut tx, &row).await?;
    finish(tx, granted, &row, "closed", input).await
}

pub async fn reopen_organization(
    state: &State,
    granted: &Granted<ReopenOrganization>,
    id: Uuid,
    version: Version,
    input: Reason,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::alone(&mut tx).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    if row.status() != OrganizationStatus::Closed {
        return Err(Failure::code(Code::StateChanged));
    }
    let above = row.reports_to.ok_or_else(Failure::not_found)?;
    let parent = Authorized::<Parent>::lock(&mut tx, granted, above).await?;
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
    row: &Row,
    kind: &'static str,
    input: Reason,
) -> Result<OrganizationDetail, Failure> {
    let event = Event::new(row.id, kind, &granted.caller.name).because(input.reason);
    store::remember(&mut tx, &[event]).await?;
    let made = detail(&mut tx, granted.caller.organization, row.id).await?;
    tx.commit(Entry::new(granted, "organization", row.id).detail(["status"]))
        .await?;
    Ok(made)
}

fn active(row: &Row) -> Result<(), Failure> {
    if row.is_active() {
        Ok(())
    } else {
        Err(Failure::code(Code::StateChanged))
    }
}
