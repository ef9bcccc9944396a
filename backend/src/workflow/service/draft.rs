//! Writing: drafts come, change and go.

use chrono::{DateTime, Utc};
use contract::entry::Content;
use contract::id::OrganizationId;
use contract::operation::Permission;
use contract::workflow::WorkflowState;
use uuid::Uuid;

use super::aggregate::{Aggregate, state};
use super::check;
use super::rule::{self, Refusal, allowed};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{ActorRef, AuditEvent, Claim, Conn, Idempotency, Permit, Tx};
use crate::reference::organization::{self, OrganizationSummary};
use crate::workflow::kind::{Context, EntryExtra, Validated, WorkflowKind};
use crate::workflow::store::write::{self, EntryChanges, NewEntry, NewRevision};
use crate::workflow::store::{EntryOf, read};

/// Begins a draft, for the organization given or the caller's own.
pub async fn create<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    owner: Option<OrganizationId>,
    start: <N::Extra as EntryExtra>::Start,
    input: N::Content,
    once: &Idempotency,
) -> Result<N, Failure> {
    let owner = owner.map_or(granted.caller.organization, Uuid::from);
    let mut tx = Tx::begin(&app.store, granted).await?;
    // Who gathers it is read of the tree.
    organization::hold_tree(&mut tx).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let seen = shown::<N, P>(&mut tx, granted, id).await?;
            tx.rollback().await?;
            return Ok(seen);
        }
    };
    let filer = Authorized::<OrganizationSummary>::lock(&mut tx, granted, owner).await?;
    let (settings, extra) = N::Extra::begin(&mut tx, N::NOUN, start, &filer).await?;
    let context: Context<'_, N> = Context {
        settings: &settings,
        filer: &filer,
        extra: &extra,
    };
    let content = check::draft(&mut tx, context, None, input, "content.").await?;
    insert(&mut tx, granted, id, &filer, context, &content).await?;
    let made = shown::<N, P>(&mut tx, granted, id).await?;
    tx.commit(AuditEvent::new(granted, N::NOUN.code(), id).detail(extra.audited()))
        .await?;
    Ok(made)
}

/// Writes a new draft into the caller's transaction, under an id that the caller made, for an
/// organization found in reach. 409 where the edition is archived, 422 where the organization is closed.
/// The caller commits, with its own audit event.
pub async fn insert<N: WorkflowKind>(
    conn: &mut Conn,
    permit: &impl Permit,
    id: Uuid,
    filer: &Authorized<OrganizationSummary>,
    context: Context<'_, N>,
    content: &Validated<N::Content>,
) -> Result<(), Failure> {
    allowed(!context.settings.archived(), Refusal::Archived).map_err(|r| r.of::<N>())?;
    allowed(filer.is_active(), Refusal::Closed).map_err(|r| r.of::<N>())?;
    let now = clock::now();
    let mut entry = NewEntry::of::<N>(id, context.settings.id, filer.id, now);
    context.extra.fill(&mut entry);
    write::insert(conn, &entry).await.map_err(N::collision)?;
    let (text, files) = (N::text(content.content())?, N::files(content.content()));
    let first = NewRevision::of(id, 1, text, &[], &ActorRef::of(permit), now);
    write::insert_revision(conn, first, &files).await?;
    Ok(())
}

/// Autosave: what is the same as before is not written again.
pub async fn update<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    input: N::Content,
) -> Result<N, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let row = Authorized::<EntryOf<N>>::lock(&mut tx, granted, id).await?;
    let mut aggregate = Aggregate::load(&mut tx, row).await?;
    let stored = aggregate.content()?;
    let changed = input.difference(&stored);
    version.must_be_or(aggregate.row.version, || changed.clone())?;
    rule::check(P::OPERATION, &aggregate, &granted.caller).map_err(|r| r.of::<N>())?;
    if changed.is_empty() {
        let same = N::view(&mut tx, &granted.caller, &aggregate).await?;
        tx.rollback().await?;
        return Ok(same);
    }
    let content = check::draft(&mut tx, aggregate.context(), Some(&stored), input, "").await?;
    save(&mut tx, granted, &mut aggregate, &content).await?;
    let saved = N::view(&mut tx, &granted.caller, &aggregate).await?;
    tx.commit(AuditEvent::new(granted, N::NOUN.code(), id).detail(changed))
        .await?;
    Ok(saved)
}

/// Writes the text into the revision in work, or begins the next one with it where what stands there was
/// reviewed and is kept.
pub async fn save<N: WorkflowKind>(
    conn: &mut Conn,
    permit: &impl Permit,
    aggregate: &mut Aggregate<N>,
    content: &Validated<N::Content>,
) -> Result<(), Failure> {
    let now = clock::now();
    if aggregate.came_back() {
        begin_next(conn, permit, aggregate, content.content(), now).await?;
    } else {
        let (content, by) = (content.content(), ActorRef::of(permit));
        let (text, files) = (N::text(content)?, N::files(content));
        aggregate.newest = write::rewrite(
            conn,
            &aggregate.row,
            &aggregate.newest,
            text,
            &files,
            &by,
            now,
        )
        .await?;
    }
    let standing = EntryChanges::default().standing::<N>(aggregate.state, None);
    Ok(write::bump_version(conn, &mut aggregate.row, standing, now).await?)
}

/// The next revision, with this text. Who wrote on one that came back has written on the next one, too; where one
/// office reviews, that one stands as returned, for the same reason, until it is handed in again.
pub(super) async fn begin_next<N: WorkflowKind>(
    conn: &mut Conn,
    permit: &impl Permit,
    aggregate: &mut Aggregate<N>,
    content: &N::Content,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let (last, by) = (&aggregate.newest, ActorRef::of(permit));
    let back = aggregate.came_back();
    let writers = if back || N::chained() {
        &*last.writers
    } else {
        &[]
    };
    let (number, text) = (last.number + 1, N::text(content)?);
    let mut next = NewRevision::of(aggregate.row.id, number, text, writers, &by, now);
    let mut state = N::State::DRAFT;
    if back && !N::chained() {
        state = aggregate.state;
        next = next.standing(state.code(), last.reason.clone());
    }
    aggregate.newest = write::insert_revision(conn, next, &N::files(content)).await?;
    aggregate.state = state;
    aggregate.reviews.clear();
    Ok(())
}

/// A draft that never was handed in goes with the aggregate, and so does what only came back; one in work on what
/// is in force goes alone, with all that came back of it.
pub async fn delete<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let mut aggregate = open::<N, P>(&mut tx, granted, id, version).await?;
    let event = AuditEvent::new(granted, N::NOUN.code(), id);
    match read::before::<N>(&mut tx, id, aggregate.newest.number).await? {
        Some(last) => {
            write::discard_after(&mut tx, &aggregate.row, last.number).await?;
            let standing = EntryChanges::default().standing::<N>(state(&last.state)?, None);
            write::bump_version(&mut tx, &mut aggregate.row, standing, clock::now()).await?;
            tx.commit(event.detail(["draft"])).await
        }
        None => {
            write::delete(&mut tx, &aggregate.row).await?;
            tx.commit(event).await
        }
    }
}

/// Begins the next revision as a copy of the last; what is in force stays so.
pub async fn revise<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<N, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let mut aggregate = open::<N, P>(&mut tx, granted, id, version).await?;
    let (content, now) = (aggregate.content()?, clock::now());
    begin_next(&mut tx, granted, &mut aggregate, &content, now).await?;
    let standing = EntryChanges::default().standing::<N>(aggregate.state, None);
    write::bump_version(&mut tx, &mut aggregate.row, standing, now).await?;
    let begun = N::view(&mut tx, &granted.caller, &aggregate).await?;
    tx.commit(AuditEvent::new(granted, N::NOUN.code(), id))
        .await?;
    Ok(begun)
}

/// Found in reach and locked, as it stands; 412 where it is of another version than the one that may
/// have been named, and refused where the operation cannot be done now.
pub async fn open<N: WorkflowKind, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<Aggregate<N>, Failure> {
    let row = Authorized::<EntryOf<N>>::lock(conn, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(conn, row).await?;
    rule::check(P::OPERATION, &aggregate, &granted.caller).map_err(|r| r.of::<N>())?;
    Ok(aggregate)
}

/// Found within the operation's reach, as the caller sees it.
pub async fn shown<N: WorkflowKind, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<N, Failure> {
    let row = Authorized::<EntryOf<N>>::find(conn, granted, id).await?;
    let aggregate = Aggregate::load(conn, row).await?;
    N::view(conn, &granted.caller, &aggregate).await
}
