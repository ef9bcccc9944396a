//! Uploaded files: pictures and documents of an activity.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::coded::coded_enum;
use crate::id::FileId;

coded_enum! {
    /// What an upload is for; decides which formats are taken.
    #[derive(Default)]
    pub enum FileKind {
        /// JPEG, PNG or WebP; shown publicly without EXIF.
        #[default]
        Picture = "picture",
        /// PDF, DOCX or XLSX; offered for download.
        Document = "document",
    }
}

coded_enum! {
    /// What a document is, told by its bytes.
    pub enum DocumentKind {
        Pdf = "pdf" "PDF",
        Docx = "docx" "Word（DOCX）",
        Xlsx = "xlsx" "Excel（XLSX）",
    }
}

impl DocumentKind {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    pub fn of_media_type(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.media_type() == media_type)
    }
}

/// An uploaded file. Addresses cannot be guessed and never change their content. To those who are signed in they
/// have a ticket and count for some hours; in public answers they count as long as something public names the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FileRef {
    pub id: FileId,
    pub kind: FileKind,
    /// As the sender called it; in public answers a general word, none for pictures.
    pub name: String,
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Path below the base path: `files/{id}/large.jpg`, or `files/{id}/document.pdf`.
    pub url: String,
    /// A picture at 480 pixels of width; the same as `url` for documents.
    pub thumbnail: String,
    /// Pixels of a picture.
    pub width: Option<i32>,
    pub height: Option<i32>,
    /// SHA-256 of the bytes that were sent, in hexadecimal: the same photo twice has it twice. Empty in public answers.
    pub digest: String,
    /// Pixels of the whole picture, upright; `width` and `height` are those of `url`.
    pub original_width: Option<i32>,
    pub original_height: Option<i32>,
    /// When its first byte was announced: what counts where an upload must begin in time.
    pub upload_started_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

/// How a file is asked for that nothing public names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TicketQuery {
    #[param(max_length = 100)]
    pub ticket: Option<String>,
}

/// What is uploaded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UploadQuery {
    #[serde(default)]
    pub kind: FileKind,
}
