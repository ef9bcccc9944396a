//! Keeps the sample's pictures as files of organizations.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use futures_util::{StreamExt, TryStreamExt, stream};
use sample::picture::Print;
use uuid::Uuid;

use crate::file::store::FileRow;
use crate::file::{self, Owner};
use crate::platform::blob::Blobs;
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::platform::store::schema::file as files;

/// A kept picture and what it shows.
#[derive(Clone, Copy)]
pub struct Picture {
    pub id: Uuid,
    pub alt: &'static str,
}

/// As wide as photos of panels must be at least.
const WIDE: usize = 1600;

/// Draws all scenes and keeps them for an organization; by code.
pub async fn keep_all(
    blobs: &Blobs,
    conn: &mut Conn,
    organization: Uuid,
) -> Result<HashMap<&'static str, Picture>, Failure> {
    let mut pictures = HashMap::new();
    for (print, row) in keep_each(blobs, organization, Print::all()).await? {
        file::insert(conn, &row).await?;
        let (id, alt) = (row.id, print.alt());
        pictures.insert(print.code(), Picture { id, alt });
    }
    Ok(pictures)
}

/// Draws each print once that isn't kept yet. The rows are for the caller to copy and insert: one for
/// each organization that shows it.
pub async fn keep_photos(
    blobs: &Blobs,
    conn: &mut Conn,
    prints: &BTreeSet<Print>,
) -> Result<HashMap<Print, FileRow>, Failure> {
    let there: Vec<FileRow> = files::table
        .filter(files::sample.eq(true))
        .filter(files::original_width.ge(WIDE as i32))
        .select(FileRow::as_select())
        .load(conn)
        .await?;
    let mut kept = HashMap::new();
    let mut wanted = Vec::new();
    for print in prints {
        let name = print.name();
        match there.iter().find(|row| row.name == name) {
            Some(row) => _ = kept.insert(*print, row.clone()),
            None => wanted.push(*print),
        }
    }
    kept.extend(keep_each(blobs, Uuid::nil(), wanted.into_iter()).await?);
    Ok(kept)
}

/// A few at a time: each takes a core.
async fn keep_each(
    blobs: &Blobs,
    organization: Uuid,
    all: impl Iterator<Item = Print>,
) -> Result<Vec<(Print, FileRow)>, Failure> {
    stream::iter(all)
        .map(|print| async move { Ok((print, keep(blobs, organization, print).await?)) })
        .buffer_unordered(4)
        .try_collect()
        .await
}

async fn keep(blobs: &Blobs, organization: Uuid, print: Print) -> Result<FileRow, Failure> {
    let bytes = blocking(move || print.jpeg(WIDE).map_err(Failure::internal)).await?;
    let owner = Owner {
        organization,
        created_by: super::sample::MAKER,
        sample: true,
    };
    file::keep_picture(blobs, owner, &print.name(), bytes.into()).await
}
