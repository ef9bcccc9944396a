//! Sample data: what a week looks like when everybody takes part. All of it is marked, and goes again
//! with `--remove-sample`.

mod article;
mod compose;
mod dates;
mod file;
mod filing;
mod office;
mod outcome;
mod remove;
mod rows;

use contract::edition::EditionInput;
use contract::entry::Content;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use sample::random::SeededRandom;
use uuid::Uuid;

use crate::platform::blob::Blobs;
use crate::platform::failure::Failure;
use crate::platform::store::schema::{activity, edition, organization, revision};
use crate::platform::store::{AuditEvent, Conn, Store, SystemPermit, Tx};
use crate::portal;

pub use remove::{Removed, remove};

/// Who made what belongs to nobody.
pub const MAKER: &str = "示例数据";

/// How many activities.
const COUNT: usize = 300;

const LOAD: SystemPermit = SystemPermit("seed_sample");

/// Loads what of the sample was never decided on; says whether it did.
pub async fn load(store: &Store, blobs: &Blobs) -> Result<bool, Failure> {
    let week = week(store, blobs).await?;
    let filed = filing::load(store, blobs).await?;
    Ok(article::load(store, blobs).await? || filed || week)
}

/// Institutions and their activities.
async fn week(store: &Store, blobs: &Blobs) -> Result<bool, Failure> {
    let mut tx = Tx::begin(store, &LOAD).await?;
    if super::done(&mut tx, &LOAD).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    let (edition_id, content) = current(&mut tx).await?;
    let hosts = hosts(&mut tx).await?;
    office::load(&mut tx, edition_id, &content).await?;
    let province: Uuid = organization::table
        .filter(organization::key.eq("province"))
        .select(organization::id)
        .first(&mut *tx)
        .await?;
    let pictures = super::picture::keep_all(blobs, &mut tx, province).await?;
    let plans = compose::all(&hosts, &pictures, COUNT)?;
    let mut check = plans
        .iter()
        .filter(|p| p.outcome != outcome::Outcome::Draft);
    if let Some((plan, fault)) =
        check.find_map(|p| Some((p, p.content.submittable(&content).into_iter().next()?)))
    {
        return Err(Failure::internal(format!(
            "{}: {} {}",
            plan.content.title, fault.field, fault.message
        )));
    }
    let (activities, revisions) = rows::of(edition_id, &hosts, plans)?;
    for part in activities.chunks(500) {
        diesel::insert_into(activity::table)
            .values(part)
            .execute(&mut *tx)
            .await?;
    }
    for part in revisions.chunks(500) {
        diesel::insert_into(revision::table)
            .values(part)
            .execute(&mut *tx)
            .await?;
    }
    for row in revisions.iter().filter(|r| r.is_public()) {
        portal::service::refresh(&mut tx, row.activity()).await?;
    }
    tx.commit(AuditEvent::new(&LOAD, "edition", edition_id).detail(["loaded"]))
        .await?;
    Ok(true)
}

/// Remembers that this installation wants none, where that was never decided.
pub async fn decline(store: &Store) -> Result<(), Failure> {
    let mut tx = Tx::begin(store, &LOAD).await?;
    if super::done(&mut tx, &LOAD).await? {
        return tx.rollback().await;
    }
    tx.commit(AuditEvent::new(&LOAD, "edition", None).detail(["declined"]))
        .await
}

async fn current(conn: &mut Conn) -> Result<(Uuid, EditionInput), Failure> {
    let (id, content): (Uuid, serde_json::Value) = edition::table
        .filter(edition::current.eq(true))
        .select((edition::id, edition::content))
        .first(conn)
        .await?;
    Ok((
        id,
        serde_json::from_value(content).map_err(Failure::internal)?,
    ))
}

/// A host as it stands in the database.
struct KnownHost {
    id: Uuid,
    name: String,
    short: String,
    region: Option<String>,
    host: file::Host,
}

#[derive(Queryable)]
struct KeyedOrganization {
    key: Option<String>,
    id: Uuid,
    name: String,
    short: String,
    region: Option<String>,
}

/// Adds the sample's institutions and finds the others.
async fn hosts(conn: &mut Conn) -> Result<Vec<KnownHost>, Failure> {
    let known: Vec<KeyedOrganization> = organization::table
        .filter(organization::key.is_not_null())
        .select((
            organization::key,
            organization::id,
            organization::name,
            organization::short_name,
            organization::region_code,
        ))
        .load(conn)
        .await?;
    let find = |key: &str| {
        known
            .iter()
            .find(|k| k.key.as_deref() == Some(key))
            .ok_or_else(|| {
                Failure::internal(format!("sample/data/hosts.toml: no organization {key}"))
            })
    };
    let mut random = SeededRandom(30);
    let (mut out, mut added) = (Vec::new(), Vec::new());
    for host in file::hosts()? {
        if let Some(key) = &host.key {
            let known = find(key)?;
            out.push(KnownHost {
                id: known.id,
                name: known.name.clone(),
                short: known.short.clone(),
                region: known.region.clone(),
                host,
            });
            continue;
        }
        let id = random.id();
        let parent = find(host.parent.as_deref().unwrap_or_default())?.id;
        added.push((
            organization::id.eq(id),
            organization::name.eq(host.name.clone()),
            organization::short_name.eq(host.short.clone()),
            organization::kind.eq("institution"),
            organization::region_code.eq(host.region.clone()),
            organization::reports_to.eq(parent),
            organization::address.eq(host.address.clone()),
            organization::sample.eq(true),
        ));
        out.push(KnownHost {
            id,
            name: host.name.clone(),
            short: host.short.clone(),
            region: host.region.clone(),
            host,
        });
    }
    diesel::insert_into(organization::table)
        .values(added)
        .execute(conn)
        .await?;
    Ok(out)
}
