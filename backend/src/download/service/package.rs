//! A material's submissions in one archive: a table of contents, then a folder for each organization.

use std::io;

use async_stream::try_stream;
use contract::operation::permission::CreateDownload;
use futures_util::{Stream, StreamExt, pin_mut};

use super::bundle;
use super::read::{self, All};
use crate::access::guard::Granted;
use crate::download::paper::contents;
use crate::platform::blob::Blobs;
use crate::platform::office::MAKING;
use crate::platform::office::archive::Entry;
use crate::platform::store::Store;

/// Submissions whose texts are in memory at a time.
const PAGE: usize = 5;

pub fn archive_name(all: &All) -> String {
    let label = format!("{}汇总", all.subject.material.label);
    super::file_name(&all.unit, &label, "zip")
}

/// `01长春市教育局/…`. No connection is held while the client takes its time.
pub fn entries(
    store: Store,
    blobs: Blobs,
    granted: Granted<CreateDownload>,
    all: All,
) -> impl Stream<Item = io::Result<Entry>> {
    try_stream! {
        let mut head = all.head();
        head.annex = String::new();
        let changed = head.as_of;
        let lines: Vec<_> = all.versions.iter().map(read::line).collect();
        let table = MAKING.run(move || contents::book(head, &lines).bytes()).await.map_err(io::Error::other)?;
        let mut first = Entry::new("目录.xlsx", table);
        first.changed = changed;
        yield first;
        let width = all.versions.len().to_string().len().max(2);
        let mut number = 0;
        for page in all.versions.chunks(PAGE) {
            let mut loaded = {
                let mut conn = store.read(&granted).await.map_err(io::Error::other)?;
                read::load(&mut conn, page, true).await.map_err(io::Error::other)?
            };
            for version in page {
                number += 1;
                let folder = format!("{number:0width$}{}", version.unit);
                let bundle = bundle::of(&all.subject, version, &mut loaded, &[&folder]);
                let entries = bundle.entries(blobs.clone());
                pin_mut!(entries);
                while let Some(entry) = entries.next().await {
                    yield entry?;
                }
            }
        }
    }
}
