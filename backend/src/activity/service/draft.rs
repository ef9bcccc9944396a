//! Writing: drafts come, change, are copied and go.

use chrono::Utc;
use contract::activity::{Activity, ActivityContent, ActivityCreate, span};
use contract::operation::Permission;
use contract::operation::permission::{
    CreateActivity, DeleteActivity, ReviseActivity, UpdateActivity,
};
use uuid::Uuid;

use super::catalog::Catalog;
use super::check::{Sound, sound};
use super::rule::{self, Refusal};
use super::view::view;
use super::whole::{Whole, content};
use crate::activity::store::Row;
use crate::activity::store::write::{self, Text};
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::organization::filer::Filer;
use crate::store::{Authorized, Claim, Conn, Entry, Hand, Once, Permit, Tx};

/// Writes a new draft into the caller's transaction, under an id that the caller made, for an
/// organization found in reach. 409 where the edition is archived, 422 where the organization is closed.
/// The caller commits, with its own audit entry.
pub async fn insert_draft(
    conn: &mut Conn,
    permit: &impl Permit,
    id: Uuid,
    filer: &Authorized<Filer>,
    catalog: &Catalog,
    content: &Sound,
) -> Result<(), Failure> {
    if catalog.archived() {
        return Err(Refusal::Archived.into());
    }
    if !filer.active() {
        return Err(Refusal::Closed.into());
    }
    let now = Utc::now();
    write::insert(conn, id, catalog.id, filer.id, now).await?;
    let text = prepared(content)?;
    write::insert_revision(conn, id, 1, text, &Hand::of(permit), now).await?;
    Ok(())
}

pub async fn create_activity(
    state: &State,
    granted: &Granted<CreateActivity>,
    input: ActivityCreate,
    once: &Once,
) -> Result<Activity, Failure> {
    let owner = input.organization_id.unwrap_or(granted.caller.organization);
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let seen = shown(&mut tx, granted, id).await?;
            tx.nothing().await?;
            return Ok(seen);
        }
    };
    let filer = Authorized::<Filer>::lock(&mut tx, granted, owner).await?;
    let catalog = Catalog::current(&mut tx).await?;
    let text = sound(&mut tx, &catalog, filer.id, None, input.content, "content.").await?;
    insert_draft(&mut tx, granted, id, &filer, &catalog, &text).await?;
    let made = shown(&mut tx, granted, id).await?;
    tx.commit(Entry::new(granted, "activity", id)).await?;
    Ok(made)
}

/// Autosave: what is the same as before is not written again.
pub async fn update_activity(
    state: &State,
    granted: &Granted<UpdateActivity>,
    id: Uuid,
    version: Version,
    input: ActivityContent,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    let whole = Whole::load(&mut tx, row.clone().into_inner()).await?;
    let stored = content(&whole.newest)?;
    let changed = input.difference(&stored);
    version.must_be_or(row.version, || changed.clone())?;
    rule::check(UpdateActivity::OPERATION, &whole, granted.caller.id)?;
    if changed.is_empty() {
        let same = view(&mut tx, &granted.caller, whole).await?;
        tx.nothing().await?;
        return Ok(same);
    }
    let text = sound(
        &mut tx,
        &whole.catalog,
        row.organization_id,
        Some(&stored),
        input,
        "",
    )
    .await?;
    let now = Utc::now();
    let text = prepared(&text)?;
    write::rewrite(&mut tx, &row, &whole.newest, text, &Hand::of(granted), now).await?;
    let row = write::touch(&mut tx, &row, now).await?;
    let saved = seen(&mut tx, granted, row).await?;
    tx.commit(Entry::new(granted, "activity", id).detail(changed))
        .await?;
    Ok(saved)
}

/// A draft that never was public goes with the activity; one in work on a public activity goes alone.
pub async fn delete_activity(
    state: &State,
    granted: &Granted<DeleteActivity>,
    id: Uuid,
    version: Version,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(DeleteActivity::OPERATION, &whole, granted.caller.id)?;
    let entry = Entry::new(granted, "activity", id);
    if whole.ever_public() {
        write::discard(&mut tx, &row, whole.newest.id).await?;
        write::touch(&mut tx, &row, Utc::now()).await?;
        tx.commit(entry.detail(["draft"])).await
    } else {
        write::delete(&mut tx, &row).await?;
        tx.commit(entry).await
    }
}

/// Begins the next revision as a copy of the last; what is public stays so.
pub async fn revise_activity(
    state: &State,
    granted: &Granted<ReviseActivity>,
    id: Uuid,
    version: Version,
) -> Result<Activity, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(ReviseActivity::OPERATION, &whole, granted.caller.id)?;
    let text = prepared(&Sound::stored(content(&whole.newest)?))?;
    let (number, now) = (whole.newest.number + 1, Utc::now());
    write::insert_revision(&mut tx, id, number, text, &Hand::of(granted), now).await?;
    let row = write::touch(&mut tx, &row, now).await?;
    let begun = seen(&mut tx, granted, row).await?;
    tx.commit(Entry::new(granted, "activity", id)).await?;
    Ok(begun)
}

/// Found again within the operation's own reach.
pub(super) async fn shown<P>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<Activity, Failure> {
    let row = Authorized::<Row>::find(conn, granted, id).await?;
    seen(conn, granted, row.into_inner()).await
}

pub(super) async fn seen<P>(
    conn: &mut Conn,
    granted: &Granted<P>,
    row: Row,
) -> Result<Activity, Failure> {
    let whole = Whole::load(conn, row).await?;
    view(conn, &granted.caller, whole).await
}

pub(super) fn prepared(sound: &Sound) -> Result<Text, Failure> {
    let all = sound.content().schedule.expand();
    let (first_start, last_end) = span(&all).unzip();
    Ok(Text {
        content: serde_json::to_value(sound.content()).map_err(Failure::internal)?,
        first_start,
        last_end,
        occurrences: i32::try_from(all.len()).map_err(Failure::internal)?,
    })
}
