//! From the parts to a file.

use contract::file::FileKind;
use contract::operation::permission::AppendUpload;
use contract::problem::Code;
use contract::upload::UploadStatus;
use uuid::Uuid;

use super::service::{
    as_stored, check_mine, discard, elsewhere, folder, forget, status_without_file,
};
use super::store::{self, UploadRow};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::file::service::{self, file_ref};
use crate::platform::failure::Failure;
use crate::platform::spool::Spooled;
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
        Err(failure) if is_of_the_content(&failure) => {
            discard(state, granted, row.id, failure.problem.code.code()).await?;
            Err(failure)
        }
        other => other,
    }
}

/// Not our fault, nor that of too many at a time.
fn is_of_the_content(failure: &Failure) -> bool {
    let code = failure.problem.code;
    failure.problem.status < 500
        && ![Code::NotFound, Code::TooManyRequests, Code::StateChanged].contains(&code)
}

async fn attempt(
    state: &AppState,
    granted: &Granted<AppendUpload>,
    row: &UploadRow,
) -> Result<UploadStatus, Failure> {
    let kind =
        FileKind::parse(&row.kind).ok_or_else(|| Failure::internal("an upload of unknown kind"))?;
    let content = whole(state, granted, row).await?;
    let mut file = service::keep(state, &granted.caller, kind, &row.name, &content).await?;
    file.organization_id = row.organization_id;
    file.upload_started_at = row.started_at;

    let mut tx = Tx::begin(&state.store, granted).await?;
    let locked = Authorized::<UploadRow>::lock(&mut tx, granted, row.id).await?;
    check_mine(granted, &locked)?;
    if locked.finished_at.is_some() {
        // Another request was quicker.
        tx.rollback().await?;
        return status_without_file(&locked);
    }
    service::insert(&mut tx, &state.blobs, &file).await?;
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
) -> Result<Spooled, Failure> {
    let parts: Vec<(i64, Uuid)> = {
        let mut conn = state.store.read(granted).await?;
        store::parts(&mut conn, row.id).await?
    };
    let name = folder(row.id);
    let mut spooling = state.spool.begin().await?;
    for (_, part) in parts {
        let part = match state.blobs.get(&name, &part.simple().to_string()).await {
            Err(failure) if failure.problem.code == Code::NotFound => {
                let row = as_stored(state, granted, row.clone()).await?;
                return Err(elsewhere(row.received));
            }
            part => part?,
        };
        spooling.write(&part).await?;
    }
    let content = spooling.finish().await?;
    if content.size() != row.length as u64 {
        return Err(Failure::internal("an upload lacks parts"));
    }
    Ok(content)
}
