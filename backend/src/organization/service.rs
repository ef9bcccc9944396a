//! Lists, creates and changes organizations.

use contract::id::OrganizationId;
use contract::operation::Permission;
use contract::operation::permission::{
    CreateOrganization, GetOrganization, ListOrganizations, UpdateOrganization,
};
use contract::organization::{
    Organization, OrganizationDetail, OrganizationFilter, OrganizationInput,
};
use contract::page::Page;
use contract::problem::Code;
use diesel::result::Error;
use uuid::Uuid;

pub use super::store::OrganizationRow;
use super::store::{self, NewEvent, ParentOrganization};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::version::{Version, differing};
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Claim, Conn, Idempotency, Tx, page};
use crate::region;

pub async fn list_organizations(
    state: &AppState,
    granted: &Granted<ListOrganizations>,
    filter: OrganizationFilter,
) -> Result<Page<Organization>, Failure> {
    let take = page::take(filter.limit)?;
    let after = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let keys = store::page(&mut conn, granted.reach(), &filter, after, take).await?;
    let ids: Vec<Uuid> = keys.items.iter().map(|(_, _, id)| *id).collect();
    let items = store::load(&mut conn, granted.caller.organization, &ids).await?;
    Ok(Page {
        items,
        next: keys.next,
    })
}

pub async fn get_organization(
    state: &AppState,
    granted: &Granted<GetOrganization>,
    id: OrganizationId,
) -> Result<OrganizationDetail, Failure> {
    let mut conn = state.store.read(granted).await?;
    let row = Authorized::<OrganizationRow>::find(&mut conn, granted, id.into()).await?;
    detail(&mut conn, granted.caller.organization, row.id).await
}

pub async fn create_organization(
    state: &AppState,
    granted: &Granted<CreateOrganization>,
    input: OrganizationInput,
    once: &Idempotency,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let seen = detail(&mut tx, granted.caller.organization, id).await?;
            tx.rollback().await?;
            return Ok(seen);
        }
    };
    add(&mut tx, granted, id, &input).await?;
    let made = detail(&mut tx, granted.caller.organization, id).await?;
    tx.commit(AuditEvent::new(granted, "organization", id))
        .await?;
    Ok(made)
}

/// One new organization below one in reach, with the first entry of its history.
pub async fn add<P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
    input: &OrganizationInput,
) -> Result<(), Failure> {
    let parent = input
        .reports_to
        .ok_or_else(|| Failure::field("reports_to", "required", "请选择上级单位。"))?;
    store::lock_tree(conn).await?;
    let parent = Authorized::<ParentOrganization>::lock(conn, granted, parent.into()).await?;
    active_parent(&parent)?;
    if !parent.kind().children().contains(&input.kind) {
        return Err(Failure::field(
            "kind",
            "not_allowed_here",
            format!("“{}”下不能设立此类单位。", parent.name),
        ));
    }
    known_region(conn, input).await?;
    store::insert(conn, &parent, id, input, &short_name(input))
        .await
        .map_err(same_name)?;
    let event = NewEvent::new(id, "created", &granted.caller.name).to(&input.name);
    Ok(store::record_events(conn, &[event]).await?)
}

pub async fn update_organization(
    state: &AppState,
    granted: &Granted<UpdateOrganization>,
    id: OrganizationId,
    version: Version,
    input: OrganizationInput,
) -> Result<OrganizationDetail, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<OrganizationRow>::lock(&mut tx, granted, id.into()).await?;
    let fields = changed(&row, &input);
    version.must_be_or(row.version, || fields.clone())?;
    if !row.is_active() {
        return Err(Failure::code(Code::StateChanged));
    }
    if input.kind != row.kind() {
        return Err(Failure::field("kind", "fixed", "单位类别设立后不能修改。"));
    }
    if input.reports_to.is_some() && input.reports_to.map(Uuid::from) != row.reports_to {
        return Err(Failure::field(
            "reports_to",
            "fixed",
            "上级单位请用“调整上级单位”修改。",
        ));
    }
    known_region(&mut tx, &input).await?;
    store::update(&mut tx, &row, &input, &short_name(&input))
        .await
        .map_err(same_name)?;
    if input.name != row.name {
        let event = NewEvent::new(id.into(), "renamed", &granted.caller.name)
            .from(&row.name)
            .to(&input.name);
        store::record_events(&mut tx, &[event]).await?;
        super::change::public::refresh(&mut tx, &[id.into()]).await?;
    }
    let made = detail(&mut tx, granted.caller.organization, id.into()).await?;
    tx.commit(AuditEvent::new(granted, "organization", id).detail(fields))
        .await?;
    Ok(made)
}

pub(super) async fn detail(
    conn: &mut Conn,
    caller: Uuid,
    id: Uuid,
) -> Result<OrganizationDetail, Failure> {
    let organization = store::load(conn, caller, &[id])
        .await?
        .pop()
        .ok_or_else(Failure::not_found)?;
    let history = store::history(conn, id).await?;
    Ok(OrganizationDetail {
        organization,
        history,
    })
}

pub(super) fn active_parent(parent: &OrganizationRow) -> Result<(), Failure> {
    if parent.is_active() {
        return Ok(());
    }
    Err(Failure::field(
        "reports_to",
        "not_active",
        format!("“{}”已停用或已合并，请选择其他上级单位。", parent.name),
    ))
}

/// A unique name below the same organization, as a fault of the field.
pub(super) fn same_name(error: Error) -> Failure {
    Failure::already_exists(
        "name",
        "同一上级单位下已有同名单位，请核对是否重复，或换一个名称。",
    )(error)
}

async fn known_region(conn: &mut Conn, input: &OrganizationInput) -> Result<(), Failure> {
    match &input.region_code {
        Some(code) if !region::service::is_known(conn, code).await? => Err(Failure::field(
            "region_code",
            "not_a_region",
            "没有这个行政区划，请从列表中选择。",
        )),
        _ => Ok(()),
    }
}

/// Where none was typed, the beginning of the name, as long as a short name may be.
pub(super) fn short_name(input: &OrganizationInput) -> String {
    if input.short_name.is_empty() {
        contract::text::beginning(&input.name, 20)
    } else {
        input.short_name.clone()
    }
}

fn changed(row: &OrganizationRow, input: &OrganizationInput) -> Vec<String> {
    differing([
        ("name", row.name != input.name),
        ("short_name", row.short_name != short_name(input)),
        ("region_code", row.region_code != input.region_code),
        ("address", row.address != input.address),
        ("website", row.website != input.website),
    ])
}
