//! Takes files and gives them out.

use std::collections::HashMap;

use bytes::Bytes;
use chrono::{DateTime, SubsecRound, Utc};
use contract::file::{DocumentKind, FileKind, FileRef};
use contract::id::FileId;
use contract::operation::permission::{GetOriginal, UploadFile};
use contract::problem::Code;
use uuid::Uuid;

use super::kept::{self, Owner};
use super::store::{self, FileRow};
use super::ticket;
use crate::access::authorized::Authorized;
use crate::access::caller::Caller;
use crate::access::guard::Granted;
use crate::platform::blob::{Blobs, Outgoing};
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::upload::Sent;
use crate::platform::secret;
use crate::platform::share::{Place, Share};
use crate::platform::spool::Spooled;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Claim, Conn, Idempotency, Permit, Tx};

/// Bodies on their way in or waiting to be looked at: on the disk, none in memory.
pub static BODIES: Share = Share::new("upload", 256, 64, 4_096, 300);
/// Contents in memory, one after the other of each caller.
static CONTENTS: Share = Share::new("content", 4, 2, 4_096, 300);

/// Puts what came into the file store, when there is room for it; the row is yet to be inserted.
pub(super) async fn keep(
    state: &AppState,
    caller: &Caller,
    kind: FileKind,
    name: &str,
    content: &Spooled,
) -> Result<FileRow, Failure> {
    let _room = room(caller).await?;
    let owner = Owner {
        organization: caller.organization,
        created_by: &caller.name,
        sample: false,
    };
    let bytes = content.bytes().await?;
    state.scanner.check(&bytes).await?;
    kept::keep(&state.blobs, kind, owner, name, bytes).await
}

/// Room for one content in memory.
pub(super) async fn room(caller: &Caller) -> Result<Place, Failure> {
    CONTENTS.place_of(caller.id).await
}

/// The row of a content that lies in the file store.
pub(super) async fn insert(tx: &mut Tx, blobs: &Blobs, row: &FileRow) -> Result<(), Failure> {
    store::hold_content(tx, &row.digest).await?;
    if blobs.variants(&row.digest).await?.is_empty() {
        // Swept away in this very moment, after it had lain without a row for a day.
        return Err(Failure::unavailable().detail("文件没有保存成功，请重新上传。"));
    }
    Ok(store::insert(tx, row).await?)
}

/// 413 where an organization would have more than it may.
pub(super) async fn check_quota(
    state: &AppState,
    permit: &impl Permit,
    organization: Uuid,
    more: u64,
) -> Result<(), Failure> {
    let most = u64::from(state.config.files_quota_mb) * 1024 * 1024;
    let mut conn = state.store.read(permit).await?;
    let stored = store::stored(&mut conn, organization).await?;
    if stored.saturating_add(more) <= most {
        return Ok(());
    }
    Err(Failure::code(Code::TooLarge).detail(format!(
        "本单位的文件最多可存{}MB，已存{}MB，放不下这个文件，请联系系统管理员。",
        most / 1024 / 1024,
        stored / 1024 / 1024
    )))
}

/// Keeps an upload for the caller's own organization.
pub async fn upload_file(
    state: &AppState,
    granted: &Granted<UploadFile>,
    kind: FileKind,
    sent: Sent,
    started_at: DateTime<Utc>,
) -> Result<FileRef, Failure> {
    let (caller, size) = (&granted.caller, sent.content.size());
    check_quota(state, granted, caller.organization, size).await?;
    let mut row = keep(state, caller, kind, &sent.name, &sent.content).await?;
    row.upload_started_at = started_at.trunc_subsecs(6);
    let once = Idempotency::new(
        sent.key,
        format!("{}\n{}\n{}", row.digest, row.kind, sent.name).as_bytes(),
    );
    let mut tx = Tx::begin(&state.store, granted).await?;
    match once.claim_as(&mut tx, granted, row.id).await? {
        Claim::New(id) => row.id = id,
        Claim::Seen(id) => {
            let seen = store::find(&mut tx, id).await?;
            tx.rollback().await?;
            return file_ref(&seen.ok_or_else(Failure::not_found)?);
        }
    }
    insert(&mut tx, &state.blobs, &row).await?;
    let answer = file_ref(&row)?;
    tx.commit(AuditEvent::new(granted, "file", row.id).detail([row.kind]))
        .await?;
    Ok(answer)
}

/// What is served under an address.
pub struct Content {
    pub body: Outgoing,
    pub media_type: &'static str,
    /// Name for saving; only of documents.
    pub name: Option<String>,
    /// Same content, same tag.
    pub tag: String,
}

/// The content of a file that there is: 503 where it lacks, so that nobody takes it for removed.
async fn outgoing(blobs: &Blobs, row: &FileRow, variant: &str) -> Result<Outgoing, Failure> {
    blobs
        .outgoing(&row.digest, variant)
        .await
        .map_err(|failure| {
            if failure.problem.code != Code::NotFound {
                return failure;
            }
            tracing::error!(file = %row.id, variant, "a file lacks its content");
            Failure {
                retry_after: Some(300),
                ..Failure::unavailable()
                    .detail("文件内容暂时无法读取，请稍后再试或联系系统管理员。")
            }
        })
}

/// A variant by its name; the original of a picture is none. For whoever has a ticket, and for everyone while
/// something public names the file: whether it was `false` for a ticket, `true` for everyone.
pub async fn get_file(
    state: &AppState,
    permit: &impl Permit,
    id: FileId,
    variant: &str,
    ticket: Option<&str>,
) -> Result<(Content, bool), Failure> {
    let (row, public) = {
        let mut conn = state.store.read(permit).await?;
        let row = store::find(&mut conn, id.into()).await?;
        let row = row.ok_or_else(Failure::not_found)?;
        let shown = ticket.is_some_and(|ticket| ticket::counts(&row, ticket, clock::now()));
        if !shown && !store::is_public(&mut conn, row.id).await? {
            return Err(Failure::not_found());
        }
        (row, !shown)
    };
    let content = content(state, &row, variant, public).await?;
    Ok((content, public))
}

/// As [`get_file`], for another noun that has found the file among what it shows to everyone.
pub async fn get_shown(
    state: &AppState,
    permit: &impl Permit,
    id: FileId,
    variant: &str,
) -> Result<Content, Failure> {
    let row = {
        let mut conn = state.store.read(permit).await?;
        store::find(&mut conn, id.into()).await?
    };
    content(state, &row.ok_or_else(Failure::not_found)?, variant, true).await
}

async fn content(
    state: &AppState,
    row: &FileRow,
    variant: &str,
    public: bool,
) -> Result<Content, Failure> {
    let (media_type, name) = match (FileKind::parse(&row.kind), variant) {
        (Some(FileKind::Picture), "large.jpg" | "small.jpg") => ("image/jpeg", None),
        (Some(FileKind::Picture), web) if kept::web_variant(web).is_some() => ("image/webp", None),
        (Some(FileKind::Document), asked) if asked == document_variant(row)? => {
            let known =
                DocumentKind::of_media_type(&row.media_type).ok_or_else(Failure::not_found)?;
            let name = match public {
                true => public_name(known),
                false => row.name.clone(),
            };
            (known.media_type(), Some(name))
        }
        _ => return Err(Failure::not_found()),
    };
    let body = match kept::web_variant(variant) {
        Some(web) => Outgoing::Whole(kept::web(&state.blobs, row, web).await?),
        None => outgoing(&state.blobs, row, variant).await?,
    };
    Ok(Content {
        body,
        media_type,
        name,
        // Does not tell the content's own digest.
        tag: secret::hash(&format!("{} {variant}", row.secret))[..32].to_owned(),
    })
}

/// The bytes as they were sent, with all their metadata: for the offices above and the sender alone.
pub async fn get_original(
    state: &AppState,
    granted: &Granted<GetOriginal>,
    id: FileId,
) -> Result<(FileRow, Outgoing), Failure> {
    let row = {
        let mut conn = state.store.read(granted).await?;
        Authorized::<FileRow>::find(&mut conn, granted, id.into())
            .await?
            .into_inner()
    };
    let variant = match FileKind::parse(&row.kind) {
        Some(FileKind::Picture) => kept::ORIGINAL.to_owned(),
        _ => document_variant(&row)?,
    };
    let body = outgoing(&state.blobs, &row, &variant).await?;
    tracing::info!(file = %id, by = %granted.caller.id, "an original was given out");
    Ok((row, body))
}

/// A picture for print: upright, all its pixels, JPEG, without metadata.
pub async fn full(blobs: &Blobs, row: &FileRow) -> Result<Bytes, Failure> {
    match FileKind::parse(&row.kind) {
        Some(FileKind::Picture) => kept::full(blobs, row).await,
        _ => Err(Failure::not_found()),
    }
}

/// A document as it is served.
pub async fn document(blobs: &Blobs, row: &FileRow) -> Result<Bytes, Failure> {
    blobs.get(&row.digest, &document_variant(row)?).await
}

/// Rows by id, for exports; ids that are none are left out.
pub async fn rows(conn: &mut Conn, ids: &[FileId]) -> Result<HashMap<FileId, FileRow>, Failure> {
    Ok(store::of(conn, ids).await?)
}

/// Files by id, in one query; ids that are none are left out.
pub async fn refs(conn: &mut Conn, ids: &[FileId]) -> Result<HashMap<FileId, FileRef>, Failure> {
    let rows = store::of(conn, ids).await?;
    rows.iter()
        .map(|(id, row)| Ok((*id, file_ref(row)?)))
        .collect()
}

/// As [`refs`], of what is public, for strangers.
pub async fn public_refs(
    conn: &mut Conn,
    ids: &[FileId],
) -> Result<HashMap<FileId, FileRef>, Failure> {
    let rows = store::of(conn, ids).await?;
    rows.iter()
        .map(|(id, row)| Ok((*id, public_ref(row)?)))
        .collect()
}

/// How strangers see what is public: not as its sender called it, nor by what it could be compared.
fn public_ref(row: &FileRow) -> Result<FileRef, Failure> {
    let name = DocumentKind::of_media_type(&row.media_type).map(public_name);
    Ok(FileRef {
        name: name.unwrap_or_default(),
        digest: String::new(),
        ..addressed(row, "")?
    })
}

fn public_name(kind: DocumentKind) -> String {
    format!("附件.{}", kind.code())
}

/// How those see a file who may see what it belongs to: the address counts for some hours.
pub fn file_ref(row: &FileRow) -> Result<FileRef, Failure> {
    addressed(
        row,
        &format!("?ticket={}", ticket::issue(row, clock::now())),
    )
}

fn addressed(row: &FileRow, ticket: &str) -> Result<FileRef, Failure> {
    let kind =
        FileKind::parse(&row.kind).ok_or_else(|| Failure::internal("a file of unknown kind"))?;
    let address = |variant: &str| format!("files/{}/{variant}{ticket}", row.id);
    let (url, thumbnail) = match kind {
        FileKind::Picture => (address("large.jpg"), address("small.jpg")),
        FileKind::Document => {
            let url = address(&document_variant(row)?);
            (url.clone(), url)
        }
    };
    Ok(FileRef {
        id: row.id.into(),
        kind,
        name: row.name.clone(),
        media_type: row.media_type.clone(),
        size: row.size,
        url,
        thumbnail,
        width: row.width,
        height: row.height,
        digest: row.digest.clone(),
        original_width: row.original_width,
        original_height: row.original_height,
        upload_started_at: row.upload_started_at,
        created_at: row.created_at,
    })
}

fn document_variant(row: &FileRow) -> Result<String, Failure> {
    DocumentKind::of_media_type(&row.media_type)
        .map(|d| format!("document.{}", d.code()))
        .ok_or_else(|| Failure::internal("a document of unknown kind"))
}
