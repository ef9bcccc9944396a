//! Writing: drafts come, change and go.

use chrono::Utc;
use contract::operation::Permission;
use uuid::Uuid;

use super::aggregate::{Aggregate, content};
use super::rule::{self, Refusal};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::edition::service::current_settings;
use crate::organization::summary::OrganizationSummary;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{ActorRef, AuditEvent, Claim, Conn, Idempotency, Permit, Tx};
use crate::workflow::kind::{Context, Validated, WorkflowKind};
use crate::workflow::store::{Of, Row, write};

/// Writes a new draft into the caller's transaction, under an id that the caller made, for an
/// organization found in reach. 409 where the edition is archived, 422 where the organization is closed.
/// The caller commits, with its own audit entry.
pub async fn insert<N: WorkflowKind>(
    conn: &mut Conn,
    permit: &impl Permit,
    id: Uuid,
    filer: &Authorized<OrganizationSummary>,
    whose: Context<'_>,
    content: &Validated<N::Content>,
) -> Result<(), Failure> {
    if whose.settings.archived() {
        return Err(Refusal::Archived.of(N::NOUN));
    }
    if !filer.is_active() {
        return Err(Refusal::Closed.of(N::NOUN));
    }
    let now = Utc::now();
    write::insert::<N>(conn, id, whose.settings.id, filer, whose.kind, now).await?;
    let text = N::text(content.content())?;
    write::insert_revision(conn, id, 1, text, &ActorRef::of(permit), now).await?;
    Ok(())
}

/// What is begun: for which organization, the caller's own where `None`, of which kind.
pub struct Begun<C> {
    pub owner: Option<Uuid>,
    pub kind: Option<&'static str>,
    pub content: C,
}

/// Begins a draft of the current edition.
pub async fn create<N: WorkflowKind, P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    begun: Begun<N::Content>,
    once: &Idempotency,
) -> Result<N::Shown, Failure> {
    let owner = begun.owner.unwrap_or(granted.caller.organization);
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let seen = shown::<N, P>(&mut tx, granted, id).await?;
            tx.rollback().await?;
            return Ok(seen);
        }
    };
    let filer = Authorized::<OrganizationSummary>::lock(&mut tx, granted, owner).await?;
    let settings = current_settings(&mut tx, N::NOUN.label()).await?;
    let whose = Context {
        settings: &settings,
        filer: &filer,
        kind: begun.kind,
    };
    let text = N::validate(&mut tx, whose, None, begun.content, "content.").await?;
    insert::<N>(&mut tx, granted, id, &filer, whose, &text).await?;
    let made = shown::<N, P>(&mut tx, granted, id).await?;
    tx.commit(AuditEvent::new(granted, N::NOUN.code(), id))
        .await?;
    Ok(made)
}

/// Autosave: what is the same as before is not written again.
pub async fn update<N: WorkflowKind, P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    input: N::Content,
) -> Result<N::Shown, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<N>>::lock(&mut tx, granted, id).await?;
    let aggregate = Aggregate::load(&mut tx, row.row.clone()).await?;
    let stored = content(&aggregate.newest)?;
    let changed = N::difference(&input, &stored);
    version.must_be_or(row.version, || changed.clone())?;
    rule::check::<N>(P::OPERATION, &aggregate, granted.caller.id).map_err(|r| r.of(N::NOUN))?;
    if changed.is_empty() {
        let same = N::view(&mut tx, &granted.caller, aggregate).await?;
        tx.rollback().await?;
        return Ok(same);
    }
    let sound = N::validate(&mut tx, aggregate.whose(), Some(&stored), input, "").await?;
    let now = Utc::now();
    let text = N::text(sound.content())?;
    write::rewrite(
        &mut tx,
        &row,
        &aggregate.newest,
        text,
        &ActorRef::of(granted),
        now,
    )
    .await?;
    let row = write::bump_version(&mut tx, &row, now).await?;
    let saved = seen::<N, P>(&mut tx, granted, row).await?;
    tx.commit(AuditEvent::new(granted, N::NOUN.code(), id).detail(changed))
        .await?;
    Ok(saved)
}

/// A draft that never was public goes with the thing; one in work on what is public goes alone.
pub async fn delete<N: WorkflowKind, P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let (row, aggregate) = opened::<N, P>(&mut tx, granted, id, version).await?;
    let entry = AuditEvent::new(granted, N::NOUN.code(), id);
    if aggregate.ever_public() {
        write::discard(&mut tx, &row, aggregate.newest.id).await?;
        write::bump_version(&mut tx, &row, Utc::now()).await?;
        tx.commit(entry.detail(["draft"])).await
    } else {
        write::delete(&mut tx, &row).await?;
        tx.commit(entry).await
    }
}

/// Begins the next revision as a copy of the last; what is public stays so.
pub async fn revise<N: WorkflowKind, P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<N::Shown, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let (row, aggregate) = opened::<N, P>(&mut tx, granted, id, version).await?;
    let text = N::text(&content(&aggregate.newest)?)?;
    let (number, now) = (aggregate.newest.number + 1, Utc::now());
    write::insert_revision(&mut tx, id, number, text, &ActorRef::of(granted), now).await?;
    let row = write::bump_version(&mut tx, &row, now).await?;
    let begun = seen::<N, P>(&mut tx, granted, row).await?;
    tx.commit(AuditEvent::new(granted, N::NOUN.code(), id))
        .await?;
    Ok(begun)
}

/// Found in reach and locked, as it stands; 412 where it is of another version than the one that may
/// have been named, and refused where the operation cannot be done now.
pub async fn opened<N: WorkflowKind, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<(Authorized<Of<N>>, Aggregate), Failure> {
    let row = Authorized::<Of<N>>::lock(conn, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(conn, row.row.clone()).await?;
    rule::check::<N>(P::OPERATION, &aggregate, granted.caller.id).map_err(|r| r.of(N::NOUN))?;
    Ok((row, aggregate))
}

/// Found again within the operation's own reach.
pub async fn shown<N: WorkflowKind, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<N::Shown, Failure> {
    let row = Authorized::<Of<N>>::find(conn, granted, id).await?;
    seen::<N, P>(conn, granted, row.row.clone()).await
}

/// As the caller sees it now.
pub async fn seen<N: WorkflowKind, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    row: Row,
) -> Result<N::Shown, Failure> {
    let aggregate = Aggregate::load(conn, row).await?;
    N::view(conn, &granted.caller, aggregate).await
}
