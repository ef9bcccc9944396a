//! Writing: drafts come, change and go.

use chrono::Utc;
use contract::operation::Permission;
use uuid::Uuid;

use super::rule::{self, Refusal};
use super::whole::{Whole, content};
use crate::app::State;
use crate::entry::catalog::Catalog;
use crate::entry::piece::{Piece, Sound, Whose};
use crate::entry::store::{Of, Row, write};
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::organization::filer::Filer;
use crate::store::{Authorized, Claim, Conn, Entry, Hand, Once, Permit, Tx};

/// Writes a new draft into the caller's transaction, under an id that the caller made, for an
/// organization found in reach. 409 where the edition is archived, 422 where the organization is closed.
/// The caller commits, with its own audit entry.
pub async fn insert<N: Piece>(
    conn: &mut Conn,
    permit: &impl Permit,
    id: Uuid,
    filer: &Authorized<Filer>,
    whose: Whose<'_>,
    content: &Sound<N::Content>,
) -> Result<(), Failure> {
    if whose.catalog.archived() {
        return Err(Refusal::Archived.of(N::NOUN));
    }
    if !filer.active() {
        return Err(Refusal::Closed.of(N::NOUN));
    }
    let now = Utc::now();
    write::insert::<N>(conn, id, whose.catalog.id, filer, whose.kind, now).await?;
    let text = N::text(content.content())?;
    write::insert_revision(conn, id, 1, text, &Hand::of(permit), now).await?;
    Ok(())
}

/// What is begun: for which organization, the caller's own where `None`, of which kind.
pub struct Begun<C> {
    pub owner: Option<Uuid>,
    pub kind: Option<&'static str>,
    pub content: C,
}

/// Begins a draft of the current edition.
pub async fn create<N: Piece, P: Permission>(
    state: &State,
    granted: &Granted<P>,
    begun: Begun<N::Content>,
    once: &Once,
) -> Result<N::Shown, Failure> {
    let owner = begun.owner.unwrap_or(granted.caller.organization);
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let seen = shown::<N, P>(&mut tx, granted, id).await?;
            tx.nothing().await?;
            return Ok(seen);
        }
    };
    let filer = Authorized::<Filer>::lock(&mut tx, granted, owner).await?;
    let catalog = Catalog::current(&mut tx, N::NOUN).await?;
    let whose = Whose {
        catalog: &catalog,
        filer: &filer,
        kind: begun.kind,
    };
    let text = N::sound(&mut tx, whose, None, begun.content, "content.").await?;
    insert::<N>(&mut tx, granted, id, &filer, whose, &text).await?;
    let made = shown::<N, P>(&mut tx, granted, id).await?;
    tx.commit(Entry::new(granted, N::NOUN.code(), id)).await?;
    Ok(made)
}

/// Autosave: what is the same as before is not written again.
pub async fn update<N: Piece, P: Permission>(
    state: &State,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    input: N::Content,
) -> Result<N::Shown, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<N>>::lock(&mut tx, granted, id).await?;
    let whole = Whole::load(&mut tx, row.row.clone()).await?;
    let stored = content(&whole.newest)?;
    let changed = N::difference(&input, &stored);
    version.must_be_or(row.version, || changed.clone())?;
    rule::check::<N>(P::OPERATION, &whole, granted.caller.id).map_err(|r| r.of(N::NOUN))?;
    if changed.is_empty() {
        let same = N::view(&mut tx, &granted.caller, whole).await?;
        tx.nothing().await?;
        return Ok(same);
    }
    let sound = N::sound(&mut tx, whole.whose(), Some(&stored), input, "").await?;
    let now = Utc::now();
    let text = N::text(sound.content())?;
    write::rewrite(&mut tx, &row, &whole.newest, text, &Hand::of(granted), now).await?;
    let row = write::touch(&mut tx, &row, now).await?;
    let saved = seen::<N, P>(&mut tx, granted, row).await?;
    tx.commit(Entry::new(granted, N::NOUN.code(), id).detail(changed))
        .await?;
    Ok(saved)
}

/// A draft that never was public goes with the thing; one in work on what is public goes alone.
pub async fn delete<N: Piece, P: Permission>(
    state: &State,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let (row, whole) = opened::<N, P>(&mut tx, granted, id, version).await?;
    let entry = Entry::new(granted, N::NOUN.code(), id);
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
pub async fn revise<N: Piece, P: Permission>(
    state: &State,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<N::Shown, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let (row, whole) = opened::<N, P>(&mut tx, granted, id, version).await?;
    let text = N::text(&content(&whole.newest)?)?;
    let (number, now) = (whole.newest.number + 1, Utc::now());
    write::insert_revision(&mut tx, id, number, text, &Hand::of(granted), now).await?;
    let row = write::touch(&mut tx, &row, now).await?;
    let begun = seen::<N, P>(&mut tx, granted, row).await?;
    tx.commit(Entry::new(granted, N::NOUN.code(), id)).await?;
    Ok(begun)
}

/// Found in reach and locked, as it stands; 412 where it is of another version than the one that may
/// have been named, and refused where the operation cannot be done now.
pub async fn opened<N: Piece, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
) -> Result<(Authorized<Of<N>>, Whole), Failure> {
    let row = Authorized::<Of<N>>::lock(conn, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(conn, row.row.clone()).await?;
    rule::check::<N>(P::OPERATION, &whole, granted.caller.id).map_err(|r| r.of(N::NOUN))?;
    Ok((row, whole))
}

/// Found again within the operation's own reach.
pub async fn shown<N: Piece, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<N::Shown, Failure> {
    let row = Authorized::<Of<N>>::find(conn, granted, id).await?;
    seen::<N, P>(conn, granted, row.row.clone()).await
}

/// As the caller sees it now.
pub async fn seen<N: Piece, P: Permission>(
    conn: &mut Conn,
    granted: &Granted<P>,
    row: Row,
) -> Result<N::Shown, Failure> {
    let whole = Whole::load(conn, row).await?;
    N::view(conn, &granted.caller, whole).await
}
