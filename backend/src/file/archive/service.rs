//! Keeps the photos of a ZIP.

use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, SubsecRound, Utc};
use contract::file::FileKind;
use contract::operation::permission::UnpackArchive;
use contract::upload::{Unpacked, UnpackedItem};
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{ArchivedPhoto, caption};
use crate::access::guard::Granted;
use crate::file::kept::{self, Owner};
use crate::file::service::file_ref;
use crate::file::store::{self, FileRow};
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Tx};

/// Archives in memory at a time.
static PLACES: Semaphore = Semaphore::const_new(2);
const PATIENCE: Duration = Duration::from_secs(20);

/// A place for an archive; 503 where others take too long.
pub async fn place() -> Result<SemaphorePermit<'static>, Failure> {
    match tokio::time::timeout(PATIENCE, PLACES.acquire()).await {
        Ok(place) => place.map_err(Failure::internal),
        Err(_) => Err(Failure::unavailable()),
    }
}

/// Keeps the sound photos of a ZIP for the caller's own organization and says of the others why not.
pub async fn unpack_archive(
    state: &AppState,
    granted: &Granted<UnpackArchive>,
    bytes: Bytes,
    started_at: DateTime<Utc>,
) -> Result<Unpacked, Failure> {
    let (archive, found) = blocking(move || {
        let mut archive = super::open(&bytes)?;
        let found = super::list(&mut archive)?;
        Ok::<_, Failure>((archive, found))
    })
    .await?;
    // Two at a time: more are never painted at once.
    let kept: Vec<(String, Result<FileRow, String>)> = stream::iter(found)
        .map(|one| {
            let mut archive = archive.clone();
            async move {
                if let Some(fault) = one.fault {
                    return Ok((one.name, Err(fault)));
                }
                let (one, read) = blocking(move || {
                    let read = super::read(&mut archive, &one);
                    Ok::<_, Failure>((one, read))
                })
                .await?;
                keep(state, granted, one, read).await
            }
        })
        .buffered(2)
        .try_collect()
        .await?;

    let mut tx = Tx::begin(&state.store, granted).await?;
    let mut items = Vec::with_capacity(kept.len());
    let mut count = 0;
    for (name, kept) in kept {
        let (file, problem) = match kept {
            Ok(mut row) => {
                row.upload_started_at = started_at.trunc_subsecs(6);
                store::insert(&mut tx, &row).await?;
                count += 1;
                (Some(file_ref(&row)?), None)
            }
            Err(problem) => (None, Some(problem)),
        };
        items.push(UnpackedItem {
            caption: caption::of(&name),
            name,
            file,
            problem,
        });
    }
    if count == 0 {
        tx.rollback().await?;
    } else {
        let entry = AuditEvent::new(granted, "file", None);
        tx.commit(entry.detail(["picture".to_owned(), count.to_string()]))
            .await?;
    }
    Ok(Unpacked { items })
}

/// A photo, or what is wrong with it; our own failures are the whole request's.
async fn keep(
    state: &AppState,
    granted: &Granted<UnpackArchive>,
    one: ArchivedPhoto,
    read: Result<Bytes, String>,
) -> Result<(String, Result<FileRow, String>), Failure> {
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(fault) => return Ok((one.name, Err(fault))),
    };
    let owner = Owner {
        organization: granted.caller.organization,
        created_by: &granted.caller.name,
        sample: false,
    };
    match kept::keep(&state.blobs, FileKind::Picture, owner, &one.name, bytes).await {
        Ok(row) => Ok((one.name, Ok(row))),
        Err(failure) if failure.problem.status < 500 => {
            Ok((one.name, Err(failure.problem.say().to_owned())))
        }
        Err(failure) => Err(failure),
    }
}
