//! From bytes to a kept file: recognize, make what is served, put it into the file store, note it.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use bytes::Bytes;
use chrono::SubsecRound;
use contract::file::FileKind;
use image::ImageFormat;
use moka::future::Cache;
use picture::{PictureError, PictureVariants};
use uuid::Uuid;

use super::store::FileRow;
use super::{document, name};
use crate::platform::blob::Blobs;
use crate::platform::blocking::blocking;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::secret;
use crate::platform::share::Share;

/// Whose a file is.
pub struct Owner<'a> {
    pub organization: Uuid,
    /// Display name.
    pub created_by: &'a str,
    pub sample: bool,
}

/// Pictures in the making; a heavy one takes both places, so that memory stays small.
static PICTURES: Share = Share::new("picture", 2, 2, 4_096, 300);
/// Variants for the web, which anybody may ask for.
static DERIVED: Share = Share::new("derivative", 1, 1, 64, 20);
/// Variants for print, which go into downloads.
static PRINTED: Share = Share::new("print", 1, 1, 64, 120);
/// Documents that are looked into.
static DOCUMENTS: Share = Share::new("document", 2, 2, 64, 60);

/// Variants that are made now, and those just made: many ask for a new page's pictures at the same time, and
/// each is made once. By digest and variant.
static MADE: LazyLock<Cache<(String, &'static str), Bytes>> = LazyLock::new(|| {
    Cache::builder()
        .max_capacity(16 * 1024 * 1024)
        .weigher(|_, bytes: &Bytes| u32::try_from(bytes.len()).unwrap_or(u32::MAX))
        .time_to_live(Duration::from_secs(30))
        .build()
});

/// The original of a picture; served to nobody but the offices above.
pub(super) const ORIGINAL: &str = "original";
/// All its pixels without its metadata, for print.
const FULL: &str = "full.jpg";
/// Everything that a file can be kept as.
pub const VARIANTS: &[&str] = &[
    ORIGINAL,
    FULL,
    LARGE,
    "small.jpg",
    "large.webp",
    "medium.webp",
    "small.webp",
    "document.pdf",
    "document.docx",
    "document.xlsx",
];
const LARGE: &str = "large.jpg";
/// WebP and its width, pixels.
const WEB: [(&str, u32); 3] = [
    ("large.webp", picture::LARGE),
    ("medium.webp", picture::MEDIUM),
    ("small.webp", picture::SMALL),
];

/// Keeps a picture drawn by code; the row is for the caller's transaction.
pub async fn keep_picture(
    blobs: &Blobs,
    owner: Owner<'_>,
    name: &str,
    bytes: Bytes,
) -> Result<FileRow, Failure> {
    keep(blobs, FileKind::Picture, owner, name, bytes).await
}

/// Keeps a document written by code.
pub async fn keep_document(
    blobs: &Blobs,
    owner: Owner<'_>,
    name: &str,
    bytes: Bytes,
) -> Result<FileRow, Failure> {
    keep(blobs, FileKind::Document, owner, name, bytes).await
}

/// Puts the content into the file store; the row is yet to be inserted.
pub(super) async fn keep(
    blobs: &Blobs,
    kind: FileKind,
    owner: Owner<'_>,
    name: &str,
    bytes: Bytes,
) -> Result<FileRow, Failure> {
    let size = bytes.len() as i64;
    let digest = blocking({
        let bytes = bytes.clone();
        move || Ok::<_, Failure>(Blobs::digest(&bytes))
    })
    .await?;
    // The database counts microseconds.
    let now = clock::now().trunc_subsecs(6);
    let row = FileRow {
        id: Uuid::new_v4(),
        organization_id: owner.organization,
        kind: kind.code().to_owned(),
        name: String::new(),
        media_type: String::new(),
        size,
        digest,
        width: None,
        height: None,
        created_by: owner.created_by.to_owned(),
        sample: owner.sample,
        original_width: None,
        original_height: None,
        upload_started_at: now,
        created_at: now,
        secret: secret::token(),
    };
    match kind {
        FileKind::Picture => picture_of(blobs, row, name, bytes).await,
        FileKind::Document => document_of(blobs, row, name, bytes).await,
    }
}

async fn picture_of(
    blobs: &Blobs,
    row: FileRow,
    name: &str,
    bytes: Bytes,
) -> Result<FileRow, Failure> {
    let format = picture::format(&bytes)?;
    // What a program of ours draws has the shape it should have: its variants may wait until somebody asks.
    let work = if row.sample { drawn } else { sent };
    let (made, web) = paint(&PICTURES, &bytes, format, work).await?;
    let ending = match format {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Png => "png",
        _ => "webp",
    };
    blobs.put(&row.digest, ORIGINAL, bytes).await?;
    blobs.put(&row.digest, LARGE, made.large).await?;
    blobs.put(&row.digest, "small.jpg", made.small).await?;
    for (variant, content) in web {
        blobs.put(&row.digest, variant, content).await?;
    }
    Ok(FileRow {
        name: name::clean(name, "图片", ending),
        media_type: picture::media_type(format).to_owned(),
        width: i32::try_from(made.width).ok(),
        height: i32::try_from(made.height).ok(),
        original_width: i32::try_from(made.original.0).ok(),
        original_height: i32::try_from(made.original.1).ok(),
        ..row
    })
}

/// A picture's variants: the two JPEG ones, and WebP with their names.
type Made = (PictureVariants, Vec<(&'static str, Vec<u8>)>);

fn drawn(bytes: &[u8], format: ImageFormat) -> Result<Made, PictureError> {
    Ok((picture::make(bytes, format)?, Vec::new()))
}

/// With all that pages show: a picture is taken when each of them is there.
fn sent(bytes: &[u8], format: ImageFormat) -> Result<Made, PictureError> {
    let made = picture::make(bytes, format)?;
    let web = WEB
        .iter()
        .map(|(variant, width)| Ok((*variant, picture::web(&made.large, *width)?)));
    let web = web.collect::<Result<_, PictureError>>()?;
    Ok((made, web))
}

/// A picture upright in all its pixels and without metadata: made when first asked for.
pub(super) async fn full(blobs: &Blobs, row: &FileRow) -> Result<Bytes, Failure> {
    if let Some(bytes) = made_before(blobs, row, FULL).await {
        return Ok(bytes);
    }
    once(blobs, row, FULL, async {
        let original = blobs.get(&row.digest, ORIGINAL).await?;
        let format = picture::format(&original)?;
        paint(&PRINTED, &original, format, picture::full).await
    })
    .await
}

/// Makes a variant, for all who ask for it at this time, and keeps it. What cannot be kept is given out all
/// the same.
async fn once(
    blobs: &Blobs,
    row: &FileRow,
    variant: &'static str,
    making: impl Future<Output = Result<Vec<u8>, Failure>>,
) -> Result<Bytes, Failure> {
    let made = MADE.try_get_with((row.digest.clone(), variant), async {
        let made = Bytes::from(making.await?);
        if blobs.put(&row.digest, variant, made.clone()).await.is_err() {
            tracing::warn!(file = %row.id, variant, "a variant is given out and not kept");
        }
        Ok::<_, Failure>(made)
    });
    made.await
        .map_err(|failure: Arc<Failure>| (*failure).clone())
}

/// A WebP variant and its width, pixels; `None` where it is none.
pub(super) fn web_variant(name: &str) -> Option<(&'static str, u32)> {
    WEB.into_iter().find(|(known, _)| *known == name)
}

/// The large variant as WebP, no wider than that; of what was drawn, or kept by an older version, made when first
/// asked for.
pub(super) async fn web(
    blobs: &Blobs,
    row: &FileRow,
    (variant, width): (&'static str, u32),
) -> Result<Bytes, Failure> {
    if let Some(bytes) = made_before(blobs, row, variant).await {
        return Ok(bytes);
    }
    once(blobs, row, variant, async {
        let large = blobs.get(&row.digest, LARGE).await?;
        DERIVED.run(move || picture::web(&large, width)).await
    })
    .await
}

/// A variant that somebody has asked for before. One that cannot be read is made again.
async fn made_before(blobs: &Blobs, row: &FileRow, variant: &str) -> Option<Bytes> {
    blobs.get(&row.digest, variant).await.ok()
}

impl From<PictureError> for Failure {
    fn from(error: PictureError) -> Self {
        match error {
            PictureError::Rejected(code, sentence) => Self::code(code).detail(sentence),
            PictureError::Encoding(error) => Self::internal(error),
        }
    }
}

/// Decodes on a thread of its own, when there is room for the pixels.
async fn paint<T: Send + 'static>(
    share: &'static Share,
    bytes: &Bytes,
    format: ImageFormat,
    work: fn(&[u8], ImageFormat) -> Result<T, PictureError>,
) -> Result<T, Failure> {
    let area = picture::area(bytes, format)?;
    let places = if area > picture::HEAVY { 2 } else { 1 };
    let place = share.places(places).await?;
    let bytes = bytes.clone();
    blocking(move || {
        let _place = place;
        work(&bytes, format)
    })
    .await
}

async fn document_of(
    blobs: &Blobs,
    row: FileRow,
    name: &str,
    bytes: Bytes,
) -> Result<FileRow, Failure> {
    let looked = bytes.clone();
    let found = DOCUMENTS.run(move || document::recognize(&looked)).await?;
    let variant = format!("document.{}", found.code());
    blobs.put(&row.digest, &variant, bytes).await?;
    Ok(FileRow {
        name: name::clean(name, "附件", found.code()),
        media_type: found.media_type().to_owned(),
        ..row
    })
}
