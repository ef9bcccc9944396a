//! The background job that removes what lies in the file store and belongs to nothing: contents without a row,
//! parts of uploads that are over, files that were never written to their end. A power cut, a lost connection
//! or a backup that was brought back leaves such behind.

use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use uuid::Uuid;

use super::store as files;
use super::upload::service::{FOLDER, forget};
use super::upload::store as uploads;
use crate::platform::background::{Job, Next};
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{SystemPermit, Tx};

const PERMIT: SystemPermit = SystemPermit("sweep_files");
const PAUSE: Duration = Duration::from_secs(3_600);
/// What is younger may have its row yet to come.
const AGE: Duration = Duration::from_secs(24 * 3_600);
/// Names that are looked up at a time.
const BATCH: usize = 500;

pub fn job(state: Arc<AppState>) -> Job {
    Job::new("sweep_files", state, |state| async move {
        let swept = sweep(&state, AGE).await?;
        if swept != Swept::default() {
            tracing::info!(
                contents = swept.contents,
                uploads = swept.uploads,
                staged = swept.staged,
                "leftovers were removed from the file store"
            );
        }
        Ok(Next::After(PAUSE))
    })
}

/// How many were removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub contents: u64,
    pub uploads: u64,
    pub staged: u64,
}

/// Removes what has belonged to nothing for so long.
pub async fn sweep(state: &AppState, age: Duration) -> Result<Swept, Failure> {
    let mut swept = Swept::default();
    {
        let mut conn = state.store.write_unaudited(&PERMIT).await?;
        for id in uploads::sweep(&mut conn).await? {
            forget(&state.blobs, id).await;
        }
    }
    // Files carry the time of the machine that keeps them.
    let latest = Utc::now() - TimeDelta::from_std(age).map_err(Failure::internal)?;
    let names = state.blobs.names().await?;
    let old = names.into_iter().filter(|(_, last)| *last <= latest);
    let (parts, contents): (Vec<String>, Vec<String>) = old
        .map(|(name, _)| name)
        .partition(|name| name.starts_with(FOLDER));
    for batch in parts.chunks(BATCH) {
        swept.uploads += parts_of_none(state, batch).await?;
    }
    for batch in contents.chunks(BATCH) {
        swept.contents += contents_of_none(state, batch).await?;
    }
    swept.staged = state.blobs.remove_staged(age).await?;
    for (kind, count) in [
        ("content", swept.contents),
        ("upload", swept.uploads),
        ("staged", swept.staged),
    ] {
        metrics::counter!("files_swept_total", "kind" => kind).increment(count);
    }
    Ok(swept)
}

/// An upload has its row before its first part.
async fn parts_of_none(state: &AppState, names: &[String]) -> Result<u64, Failure> {
    let id = |name: &String| Uuid::try_parse(name.strip_prefix(FOLDER)?).ok();
    let ids: Vec<Uuid> = names.iter().filter_map(id).collect();
    let mut conn = state.store.read(&PERMIT).await?;
    let under_way = uploads::under_way(&mut conn, &ids).await?;
    drop(conn);
    let mut removed = 0;
    for name in names {
        if id(name).is_some_and(|id| !under_way.contains(&id)) {
            state.blobs.remove_all(name).await?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Nobody can begin to own a content while it is removed: see [`files::hold_content`].
async fn contents_of_none(state: &AppState, digests: &[String]) -> Result<u64, Failure> {
    let known = {
        let mut conn = state.store.read(&PERMIT).await?;
        files::known(&mut conn, digests).await?
    };
    let mut removed = 0;
    for digest in digests.iter().filter(|digest| !known.contains(*digest)) {
        let mut tx = Tx::begin(&state.store, &PERMIT).await?;
        files::take_content(&mut tx, digest).await?;
        let one = std::slice::from_ref(digest);
        if files::known(&mut tx, one).await?.is_empty() {
            state.blobs.remove_all(digest).await?;
            removed += 1;
        }
        tx.rollback().await?;
    }
    Ok(removed)
}
