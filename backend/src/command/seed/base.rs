//! What every installation begins with: places, organizations, the edition of 2020.

use std::collections::HashMap;

use contract::edition::{CommitteeInput, EditionInput};
use contract::id::OrganizationId;
use contract::validate::Validate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::file;
use crate::platform::failure::Failure;
use crate::platform::store::schema::{committee, edition, material, opening, organization, region};
use crate::platform::store::{AuditEvent, Conn, Store, SystemPermit, Tx};

const REGIONS: &str = include_str!("../../../seed/regions.toml");
const ORGANIZATIONS: &str = include_str!("../../../seed/organizations.toml");
const MATERIALS: &str = include_str!("../../../seed/materials-2020.toml");
const EDITION: &str = include_str!("../../../seed/edition-2020.toml");

/// Loads all in one transaction, once; says whether it did.
pub async fn load(store: &Store) -> Result<bool, Failure> {
    let permit = SystemPermit("seed");
    let mut tx = Tx::begin(store, &permit).await?;
    let there: i64 = edition::table.count().get_result(&mut *tx).await?;
    if there > 0 {
        tx.rollback().await?;
        later(store).await?;
        return Ok(false);
    }
    regions(&mut tx).await?;
    let ids = organizations(&mut tx).await?;
    let id = year(&mut tx, &ids).await?;
    materials(&mut tx, id).await?;
    tx.commit(AuditEvent::new(&permit, "edition", id)).await?;
    Ok(true)
}

/// What the edition of 2020 lacks where it was loaded before materials were known; once.
async fn later(store: &Store) -> Result<(), Failure> {
    let permit = SystemPermit("seed_materials");
    let mut tx = Tx::begin(store, &permit).await?;
    let bare: Option<Uuid> = edition::table
        .filter(edition::year.eq(2020))
        .filter(diesel::dsl::not(diesel::dsl::exists(
            material::table.filter(material::edition_id.eq(edition::id)),
        )))
        .select(edition::id)
        .first(&mut *tx)
        .await
        .optional()?;
    match bare {
        Some(id) if !super::done(&mut tx, &permit).await? => {
            materials(&mut tx, id).await?;
            tx.commit(AuditEvent::new(&permit, "edition", id)).await
        }
        _ => tx.rollback().await,
    }
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Failure> {
    toml::from_str(text).map_err(|e| Failure::internal(format!("seed/{name}: {e}")))
}

async fn regions(conn: &mut Conn) -> Result<(), Failure> {
    let file: file::Regions = parse("regions.toml", REGIONS)?;
    let rows: Vec<_> = file
        .region
        .iter()
        .map(|r| {
            (
                region::code.eq(&r.code),
                region::name.eq(&r.name),
                region::parent_code.eq(&r.parent),
                region::level.eq(r.level as i16),
            )
        })
        .collect();
    diesel::insert_into(region::table)
        .values(rows)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ids by key.
async fn organizations(conn: &mut Conn) -> Result<HashMap<String, (Uuid, usize)>, Failure> {
    let file: file::Organizations = parse("organizations.toml", ORGANIZATIONS)?;
    let ids: HashMap<String, (Uuid, usize)> = file
        .organization
        .iter()
        .enumerate()
        .map(|(i, o)| (o.key.clone(), (Uuid::now_v7(), i)))
        .collect();
    let mut rows = Vec::new();
    for (position, o) in file.organization.iter().enumerate() {
        let reports_to = match &o.parent {
            Some(key) => Some(
                ids.get(key)
                    .ok_or_else(|| {
                        Failure::internal(format!("seed/organizations.toml: no organization {key}"))
                    })?
                    .0,
            ),
            None => None,
        };
        rows.push((
            organization::id.eq(ids[&o.key].0),
            organization::key.eq(&o.key),
            organization::name.eq(&o.name),
            organization::short_name.eq(&o.short_name),
            organization::kind.eq(o.kind.code()),
            organization::region_code.eq(&o.region),
            organization::reports_to.eq(reports_to),
            organization::position.eq(position as i32),
        ));
    }
    diesel::insert_into(organization::table)
        .values(rows)
        .execute(conn)
        .await?;
    Ok(ids)
}

#[cfg(test)]
pub fn material_inputs() -> Result<Vec<contract::material::MaterialInput>, Failure> {
    Ok(parse::<file::Materials>("materials-2020.toml", MATERIALS)?.material)
}

#[cfg(test)]
pub fn keys() -> Result<Vec<String>, Failure> {
    let file: file::Organizations = parse("organizations.toml", ORGANIZATIONS)?;
    Ok(file.organization.into_iter().map(|o| o.key).collect())
}

/// What the notice asks for.
async fn materials(conn: &mut Conn, edition: Uuid) -> Result<(), Failure> {
    let file: file::Materials = parse("materials-2020.toml", MATERIALS)?;
    for material in &file.material {
        if let [fault, ..] = material.faults().as_slice() {
            return Err(Failure::internal(format!(
                "seed/materials-2020.toml: {}: {} {}",
                material.code, fault.field, fault.message
            )));
        }
    }
    let placed = file.material.into_iter().enumerate();
    let all: Vec<_> = placed
        .map(|(i, content)| (Uuid::now_v7(), i as i32, content))
        .collect();
    crate::material::service::insert(conn, edition, all).await
}

async fn year(conn: &mut Conn, ids: &HashMap<String, (Uuid, usize)>) -> Result<Uuid, Failure> {
    let file: file::Year = parse("edition-2020.toml", EDITION)?;
    let find = |key: &str| {
        ids.get(key).map(|(id, _)| *id).ok_or_else(|| {
            Failure::internal(format!("seed/edition-2020.toml: no organization {key}"))
        })
    };
    let mut content: EditionInput = file.edition;
    content.reporters = file
        .reporters
        .order
        .iter()
        .map(|key| find(key).map(Into::into))
        .collect::<Result<_, _>>()?;
    let rest: Vec<Uuid> = organization::table
        .filter(organization::kind.eq(file.reporters.then_kind.code()))
        .order(organization::position)
        .select(organization::id)
        .load(conn)
        .await?;
    let rest = rest.into_iter().map(OrganizationId::from);
    content.reporters.extend(rest);
    if let [fault, ..] = content.faults().as_slice() {
        return Err(Failure::internal(format!(
            "seed/edition-2020.toml: {} {}",
            fault.field, fault.message
        )));
    }
    let id = Uuid::now_v7();
    let json = serde_json::to_value(&content).map_err(Failure::internal)?;
    diesel::insert_into(edition::table)
        .values((
            edition::id.eq(id),
            edition::content.eq(json),
            edition::current.eq(true),
        ))
        .execute(conn)
        .await?;
    diesel::insert_into(opening::table)
        .values((
            opening::edition_id.eq(id),
            opening::organization_id.eq(find("province")?),
            opening::place.eq(&file.opening.place),
            opening::note.eq(&file.opening.note),
        ))
        .execute(conn)
        .await?;
    for group in file.committee {
        let input = CommitteeInput {
            office: group.office,
            members: group.members.into_iter().map(Into::into).collect(),
        };
        diesel::insert_into(committee::table)
            .values((
                committee::edition_id.eq(id),
                committee::organization_id.eq(find(&group.organization)?),
                committee::number.eq(1),
                committee::content.eq(serde_json::to_value(&input).map_err(Failure::internal)?),
                committee::actor_name.eq("系统"),
            ))
            .execute(conn)
            .await?;
    }
    Ok(id)
}
