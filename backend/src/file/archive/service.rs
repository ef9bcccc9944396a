//! Keeps the photos of a ZIP.

use bytes::Bytes;
use chrono::{DateTime, SubsecRound, Utc};
use contract::file::FileKind;
use contract::operation::permission::UnpackArchive;
use contract::upload::{Unpacked, UnpackedItem};
use futures_util::{StreamExt, TryStreamExt, stream};

use super::{ArchivedPhoto, caption};
use crate::access::guard::Granted;
use crate::file::kept::{self, Owner};
use crate::file::service::{check_quota, file_ref, insert, room};
use crate::file::store::FileRow;
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::share::Share;
use crate::platform::spool::Spooled;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Tx};

/// Archives on their way in or waiting, on the disk. Who sends slowly holds up nobody's unpacking.
pub static BODIES: Share = Share::new("archive", 16, 2, 64, 60);
/// Archives that are looked into, one after the other of each caller.
static UNPACKED: Share = Share::new("unpack", 2, 1, 16, 300);

/// Keeps the sound photos of a ZIP for the caller's own organization and says of the others why not.
pub async fn unpack_archive(
    state: &AppState,
    granted: &Granted<UnpackArchive>,
    sent: Spooled,
    started_at: DateTime<Utc>,
) -> Result<Unpacked, Failure> {
    let organization = granted.caller.organization;
    check_quota(state, granted, organization, sent.size()).await?;
    let _place = UNPACKED.place_of(granted.caller.id).await?;
    let (archive, found) = blocking(move || {
        let mut archive = super::open(&sent)?;
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
                let _room = room(&granted.caller).await?;
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
                insert(&mut tx, &state.blobs, &row).await?;
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
    match state.scanner.check(&bytes).await {
        Err(failure) if failure.problem.status < 500 => {
            return Ok((one.name, Err(failure.problem.say().to_owned())));
        }
        looked => looked?,
    }
    match kept::keep(&state.blobs, FileKind::Picture, owner, &one.name, bytes).await {
        Ok(row) => Ok((one.name, Ok(row))),
        Err(failure) if failure.problem.status < 500 => {
            Ok((one.name, Err(failure.problem.say().to_owned())))
        }
        Err(failure) => Err(failure),
    }
}
