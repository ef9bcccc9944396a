//! Uploads that survive a dropped line (tus 1.0.0), and photos out of a ZIP.
//!
//! `POST /uploads` with `Upload-Length` and `Upload-Metadata` (`filename` and `kind`, in Base64) begins
//! one, `PATCH` sends bytes, `HEAD` says how many have come. With the last byte the file is made.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::file::{FileKind, FileRef};
use crate::id::UploadId;

/// The protocol's version, in `Tus-Resumable`.
pub const TUS: &str = "1.0.0";
/// What is understood beyond the protocol's core.
pub const EXTENSIONS: &str = "creation,expiration,termination";
/// The media type of what `append_upload` takes.
pub const PART: &str = "application/offset+octet-stream";
/// An upload that isn't finished after so many hours is thrown away.
pub const HOURS: i64 = 24;
/// Unfinished uploads of one person, at most.
pub const OPEN: i64 = 100;

/// How far an upload is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UploadStatus {
    pub id: UploadId,
    pub kind: FileKind,
    /// As the sender called it.
    pub name: String,
    /// Bytes received so far; go on here.
    pub offset: i64,
    /// Bytes in all.
    pub length: i64,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    /// Until then it can be gone on with, and asked about.
    pub expires_at: DateTime<Utc>,
    /// What became of it.
    pub file: Option<FileRef>,
}

/// What an archive of photos held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Unpacked {
    /// In the archive's order.
    #[schema(max_items = 200)]
    pub items: Vec<UnpackedItem>,
}

/// One photo of an archive: kept, or what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnpackedItem {
    /// With its folders.
    pub name: String,
    /// The name without folders, ending and number; empty where a camera or a program made it up.
    pub caption: String,
    pub file: Option<FileRef>,
    /// A Chinese sentence that says what to do.
    pub problem: Option<String>,
}
