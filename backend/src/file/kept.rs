//! From bytes to a kept file: recognize, make what is served, put it into the file store, note it.

use bytes::Bytes;
use chrono::{SubsecRound, Utc};
use contract::file::FileKind;
use contract::problem::Code;
use image::ImageFormat;
use picture::PictureError;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::store::FileRow;
use super::{document, name};
use crate::platform::blob::Blobs;
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::secret;

/// Whose a file is.
pub struct Owner<'a> {
    pub organization: Uuid,
    /// Display name.
    pub created_by: &'a str,
    pub sample: bool,
}

/// Pictures in the making; a heavy one takes both places, so that memory stays small.
static PLACES: Semaphore = Semaphore::const_new(2);

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
    let now = Utc::now().trunc_subsecs(6);
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
    let made = paint(&bytes, format, picture::make).await?;
    let ending = match format {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Png => "png",
        _ => "webp",
    };
    blobs.put(&row.digest, ORIGINAL, bytes.to_vec()).await?;
    blobs.put(&row.digest, LARGE, made.large).await?;
    blobs.put(&row.digest, "small.jpg", made.small).await?;
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

/// A picture upright in all its pixels and without metadata: made when first asked for.
pub(super) async fn full(blobs: &Blobs, row: &FileRow) -> Result<Bytes, Failure> {
    if let Some(bytes) = made_before(blobs, row, FULL).await? {
        return Ok(bytes);
    }
    let original = blobs.get(&row.digest, ORIGINAL).await?;
    let format = picture::format(&original)?;
    let made = paint(&original, format, picture::full).await?;
    blobs.put(&row.digest, FULL, made.clone()).await?;
    Ok(made.into())
}

/// The width of a WebP variant, pixels; `None` where it is none.
pub(super) fn web_width(variant: &str) -> Option<u32> {
    match variant {
        "large.webp" => Some(picture::LARGE),
        "medium.webp" => Some(picture::MEDIUM),
        "small.webp" => Some(picture::SMALL),
        _ => None,
    }
}

/// The large variant as WebP, no wider than that: made when first asked for.
pub(super) async fn web(
    blobs: &Blobs,
    row: &FileRow,
    variant: &str,
    width: u32,
) -> Result<Bytes, Failure> {
    if let Some(bytes) = made_before(blobs, row, variant).await? {
        return Ok(bytes);
    }
    let large = blobs.get(&row.digest, LARGE).await?;
    let _place = PLACES.acquire().await.map_err(Failure::internal)?;
    let made = blocking(move || picture::web(&large, width)).await?;
    blobs.put(&row.digest, variant, made.clone()).await?;
    Ok(made.into())
}

/// A variant that somebody has asked for before.
async fn made_before(
    blobs: &Blobs,
    row: &FileRow,
    variant: &str,
) -> Result<Option<Bytes>, Failure> {
    match blobs.get(&row.digest, variant).await {
        Err(failure) if failure.problem.code == Code::NotFound => Ok(None),
        found => found.map(Some),
    }
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
    bytes: &Bytes,
    format: ImageFormat,
    work: fn(&[u8], ImageFormat) -> Result<T, PictureError>,
) -> Result<T, Failure> {
    let area = picture::area(bytes, format)?;
    let places = if area > picture::HEAVY { 2 } else { 1 };
    let _place = PLACES
        .acquire_many(places)
        .await
        .map_err(Failure::internal)?;
    let bytes = bytes.clone();
    blocking(move || work(&bytes, format)).await
}

async fn document_of(
    blobs: &Blobs,
    row: FileRow,
    name: &str,
    bytes: Bytes,
) -> Result<FileRow, Failure> {
    let found = blocking({
        let bytes = bytes.clone();
        move || document::recognize(&bytes)
    })
    .await?;
    let variant = format!("document.{}", found.code());
    blobs.put(&row.digest, &variant, bytes.to_vec()).await?;
    Ok(FileRow {
        name: name::clean(name, "附件", found.code()),
        media_type: found.media_type().to_owned(),
        ..row
    })
}
