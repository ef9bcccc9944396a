//! Resumable uploads: created, continued, finished, removed.

use bytes::{Bytes, BytesMut};
use chrono::SubsecRound;
use contract::file::FileKind;
use contract::id::UploadId;
use contract::operation::Permission;
use contract::operation::permission::{AppendUpload, CreateUpload, DeleteUpload, GetUpload};
use contract::problem::Code;
use contract::upload::{self, UploadStatus};
use contract::{limit, text};
use futures_util::Stream;
use uuid::Uuid;

use super::finish;
use super::store::{self, UploadRow};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::file::service::{check_quota, refs};
use crate::platform::blob::Blobs;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::pace::{self, Watch};
use crate::platform::http::tus::Announced;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Claim, Conn, Tx};

/// What arrived is put down whenever it is so much, bytes.
const PART: usize = 128 * 1024;

/// Begins the names of folders of parts.
pub(in crate::file) const FOLDER: &str = "upload-";

/// Begins an upload for the caller's own organization.
pub async fn create_upload(
    state: &AppState,
    granted: &Granted<CreateUpload>,
    announced: Announced,
) -> Result<UploadStatus, Failure> {
    let most = limit::UPLOAD as i64;
    if announced.length > most {
        return Err(Failure::code(Code::TooLarge).detail(format!(
            "文件不能超过{}MB，请压缩后重新上传。",
            most / 1024 / 1024
        )));
    }
    if announced.length == 0 {
        return Err(Failure::field(
            "file",
            "empty",
            "文件是空的，请重新选择文件。",
        ));
    }
    let length = announced.length.try_into().unwrap_or_default();
    check_quota(state, granted, granted.caller.organization, length).await?;
    let mut tx = Tx::begin(&state.store, granted).await?;
    // Not one that can be guessed.
    let claim = announced
        .once
        .claim_as(&mut tx, granted, Uuid::new_v4())
        .await?;
    let id = match claim {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let row = mine(&mut tx, granted, id).await?;
            let status = status(&mut tx, &row).await;
            tx.rollback().await?;
            return status;
        }
    };
    if store::open(&mut tx, granted.caller.id).await? >= upload::OPEN {
        return Err(Failure::code(Code::TooManyRequests)
            .detail("未传完的文件太多，请先等它们传完或放弃其中一些。"));
    }
    let row = UploadRow {
        id,
        organization_id: granted.caller.organization,
        actor_id: granted.caller.id,
        kind: announced.kind.code().to_owned(),
        name: plain(&announced.name),
        length: announced.length,
        received: 0,
        started_at: clock::now().trunc_subsecs(6),
        finished_at: None,
        file_id: None,
    };
    store::insert(&mut tx, &row).await?;
    let old = store::sweep(&mut tx).await?;
    tx.commit(AuditEvent::new(granted, "upload", id).detail([row.kind.clone()]))
        .await?;
    for id in old {
        forget(&state.blobs, id).await;
    }
    status_without_file(&row)
}

/// How far an upload of the caller's own is.
pub async fn get_upload(
    state: &AppState,
    granted: &Granted<GetUpload>,
    id: UploadId,
) -> Result<UploadStatus, Failure> {
    let row = {
        let mut conn = state.store.read(granted).await?;
        mine(&mut conn, granted, id.into()).await?
    };
    let row = as_stored(state, granted, row).await?;
    let mut conn = state.store.read(granted).await?;
    status(&mut conn, &row).await
}

/// An upload as far as the file store has it: after a backup was brought back it may lack the last parts.
/// What is said here is what [`append_upload`] goes on from.
pub(super) async fn as_stored<P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    row: UploadRow,
) -> Result<UploadRow, Failure> {
    if row.finished_at.is_some() || row.received == 0 {
        return Ok(row);
    }
    let parts = {
        let mut conn = state.store.read(granted).await?;
        store::parts(&mut conn, row.id).await?
    };
    let kept = state.blobs.variants(&folder(row.id)).await?;
    let lacks = |part: &&(i64, Uuid)| !kept.contains(&part.1.simple().to_string());
    let Some((at, _)) = parts.iter().find(lacks) else {
        return Ok(row);
    };
    tracing::warn!(upload = %row.id, at, "the file store lacks a part of an upload");
    let mut conn = state.store.write_unaudited(granted).await?;
    store::go_back(&mut conn, row.id, *at).await?;
    mine(&mut conn, granted, row.id).await
}

/// Puts down what comes, from `at` on; gives how many bytes there are then. What came before the line
/// dropped stays. With the last byte the file is made.
pub async fn append_upload<E: std::fmt::Display>(
    state: &AppState,
    granted: &Granted<AppendUpload>,
    id: UploadId,
    at: i64,
    mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<UploadStatus, Failure> {
    let row = {
        let mut conn = state.store.read(granted).await?;
        mine(&mut conn, granted, id.into()).await?
    };
    let row = as_stored(state, granted, row).await?;
    if at != row.received {
        return Err(elsewhere(row.received));
    }
    let mut received = at;
    let mut buffer = BytesMut::new();
    let mut cut = None;
    let mut watch = Watch::new(pace::LARGE);
    loop {
        let ended = match watch.next(&mut body).await {
            Ok(Some(Ok(bytes))) => {
                buffer.extend_from_slice(&bytes);
                false
            }
            Ok(None) => true,
            Ok(Some(Err(_))) => {
                cut = Some(Failure::code(Code::MalformedRequest));
                true
            }
            Err(slow) => {
                cut = Some(slow);
                true
            }
        };
        if received + buffer.len() as i64 > row.length {
            return Err(
                Failure::code(Code::TooLarge).detail("收到的内容比预告的长度多，请重新上传。")
            );
        }
        if buffer.len() >= PART || (ended && !buffer.is_empty()) {
            let part = buffer.split().freeze();
            received += keep(state, granted, id.into(), received, part).await?;
        }
        if ended {
            break;
        }
    }
    if received == row.length && row.finished_at.is_none() {
        return finish::make(state, granted, &row).await;
    }
    if let Some(cut) = cut {
        tracing::info!(upload = %id, received, "an upload's line dropped");
        return Err(cut.detail("上传中断，请继续上传。"));
    }
    status_without_file(&UploadRow { received, ..row })
}

/// Ends an upload; a file that was made of it stays.
pub async fn delete_upload(
    state: &AppState,
    granted: &Granted<DeleteUpload>,
    id: UploadId,
) -> Result<(), Failure> {
    discard(state, granted, id.into(), "ended").await
}

/// The content first, then the row: what has no row is never read.
async fn keep(
    state: &AppState,
    granted: &Granted<AppendUpload>,
    id: Uuid,
    at: i64,
    part: Bytes,
) -> Result<i64, Failure> {
    let (name, blob, size) = (folder(id), Uuid::now_v7(), part.len() as i64);
    let variant = blob.simple().to_string();
    state.blobs.put(&name, &variant, part).await?;
    let moved = {
        let mut conn = state.store.write_unaudited(granted).await?;
        store::append(&mut conn, id, at, size, blob).await?
    };
    if moved {
        return Ok(size);
    }
    state.blobs.remove(&name, &[&variant]).await?;
    let mut conn = state.store.read(granted).await?;
    Err(elsewhere(mine(&mut conn, granted, id).await?.received))
}

/// Takes an upload away, row first.
pub(super) async fn discard<P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    why: &str,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<UploadRow>::lock(&mut tx, granted, id).await?;
    check_mine(granted, &row)?;
    store::delete(&mut tx, &row).await?;
    tx.commit(AuditEvent::new(granted, "upload", id).detail([why]))
        .await?;
    forget(&state.blobs, id).await;
    Ok(())
}

/// Removes the parts; what cannot be removed is of no harm.
pub(in crate::file) async fn forget(blobs: &Blobs, id: Uuid) {
    if blobs.remove_all(&folder(id)).await.is_err() {
        tracing::warn!(upload = %id, "its parts stay in the file store");
    }
}

/// Where the parts of an upload lie in the file store.
pub(super) fn folder(id: Uuid) -> String {
    format!("{FOLDER}{}", id.simple())
}

async fn mine<P>(conn: &mut Conn, granted: &Granted<P>, id: Uuid) -> Result<UploadRow, Failure> {
    let row = Authorized::<UploadRow>::find(conn, granted, id).await?;
    check_mine(granted, &row)?;
    Ok(row.into_inner())
}

/// An upload is its maker's alone, also within one organization.
pub(super) fn check_mine<P>(granted: &Granted<P>, row: &UploadRow) -> Result<(), Failure> {
    if row.actor_id == granted.caller.id {
        Ok(())
    } else {
        Err(Failure::not_found())
    }
}

pub(super) fn elsewhere(received: i64) -> Failure {
    Failure::code(Code::StateChanged).detail(format!("已收到{received}字节，请从该处继续上传。"))
}

async fn status(conn: &mut Conn, row: &UploadRow) -> Result<UploadStatus, Failure> {
    let mut status = status_without_file(row)?;
    if let Some(id) = row.file_id {
        status.file = refs(conn, &[id.into()]).await?.into_values().next();
    }
    Ok(status)
}

pub(super) fn status_without_file(row: &UploadRow) -> Result<UploadStatus, Failure> {
    Ok(UploadStatus {
        id: row.id.into(),
        kind: FileKind::parse(&row.kind)
            .ok_or_else(|| Failure::internal("an upload of unknown kind"))?,
        name: row.name.clone(),
        offset: row.received,
        length: row.length,
        started_at: row.started_at,
        finished_at: row.finished_at,
        expires_at: row.expires_at(),
        file: None,
    })
}

/// Fit to be stored and shown; what the file is called at last is decided when it is made.
fn plain(name: &str) -> String {
    let visible: String = text::clean(name)
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    text::beginning(&visible, 200)
}
