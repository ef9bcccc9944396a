//! From the parts to a file.

use bytes::BytesMut;
use contract::file::FileKind;
use contract::operation::permission::AppendUpload;
use contract::upload::UploadStatus;
use uuid::Uuid;

use super::service::{check_mine, discard, folder, forget, status_without_file};
use super::store::{self, UploadRow};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::file::kept::{self, Owner};
use crate::file::service::file_ref;
use crate::file::store as files;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Tx};

/// Makes the file; an upload that cannot become one is gone. Where it is not the content's fault, it
/// stays, and an empty request tries again.
pub async fn make(
    state: &AppState,
    granted: &Granted<AppendUpload>,
    row: &UploadRow,
) -> Result<UploadStatus, Failure> {
    match attempt(state, granted, row).await {
        Err(failure) if failure.problem.status < 500 && failure.problem.status != 404 => {
            discard(state, granted, row.id, failure.problem.code.code()).await?;
            Err(failure)
        }
        other => other,
    }
}

async fn attempt(
    state: &AppState,
    granted: &Granted<AppendUpload>,
    row: &UploadRow,
) -> Result<UploadStatus, Failure> {
    let kind =
        FileKind::parse(&row.kind).ok_or_else(|| Failure::internal("an upload of unknown kind"))?;
    let owner = Owner {
        organization: row.organization_id,
        created_by: &granted.caller.name,
        sample: false,
    };
    let bytes = whole(state, granted, row).await?;
    let mut file = kept::keep(&state.blobs, kind, owner, &row.name, bytes.freeze()).await?;
    file.upload_started_at = row.started_at;

    let mut tx = Tx::begin(&state.store, granted).await?;
    let locked = Authorized::<UploadRow>::lock(&mut tx, granted, row.id).await?;
    check_mine(granted, &locked)?;
    if locked.finished_at.is_some() {
        // Another request was quicker.
        tx.rollback().await?;
        return status_without_file(&locked);
    }
    files::insert(&mut tx, &file).await?;
    store::finish(&mut tx, &locked, file.id).await?;
    let mut status = status_without_file(&UploadRow {
        received: row.length,
        finished_at: Some(file.created_at),
        ..locked.into_inner()
    })?;
    status.file = Some(file_ref(&file)?);
    tx.commit(AuditEvent::new(granted, "file", file.id).detail([file.kind]))
        .await?;
    forget(&state.blobs, row.id).await;
    Ok(status)
}

/// All parts, one after the other.
async fn whole(
    state: &AppState,
    granted: &Granted<AppendUpload>,
    row: &UploadRow,
) -> Result<BytesMut, Failure> {
    let parts: Vec<Uuid> = {
        let mut conn = state.store.read(granted).await?;
        store::parts(&mut conn, row.id).await?
    };
    let name = folder(row.id);
    let mut bytes = BytesMut::with_capacity(usize::try_from(row.length).unwrap_or_default());
    for part in parts {
        let part = state.blobs.get(&name, &part.simple().to_string()).await?;
        bytes.extend_from_slice(&part);
    }
    if bytes.len() as i64 != row.length {
        return Err(Failure::internal("an upload lacks parts"));
    }
    Ok(bytes)
}
