//! Uploads in parts that survive a dropped line, and photos out of a ZIP.

use contract::file::FileKind;
use contract::id::UploadId;
use contract::upload::{PART, TUS, Unpacked, UploadStatus};
use uuid::Uuid;
use web_sys::{Blob, File};
use yew::Callback;

use super::client::{Answer, Call, read, unreachable};
use super::file::upload_until;
use super::xhr::{Body, Request, send};

pub use super::xhr::AbortHandle;

/// A request on which nothing comes back for so long is taken for lost, milliseconds.
const PATIENCE: u32 = 120_000;

/// Begins an upload; the same `key` is the same upload.
pub async fn create_upload(
    kind: FileKind,
    name: &str,
    length: i64,
    key: Uuid,
    stop: &AbortHandle,
) -> Answer<UploadStatus> {
    let said = format!("filename {},kind {}", base64(name), base64(kind.code()));
    let request = Request {
        method: "POST",
        path: "/uploads",
        headers: &[
            ("Tus-Resumable", TUS.to_owned()),
            ("Upload-Length", length.to_string()),
            ("Upload-Metadata", said),
            ("Idempotency-Key", key.to_string()),
        ],
        body: Body::Nothing,
        timeout: PATIENCE,
    };
    read(&send(&request, &Callback::noop(), stop).await?.text)
}

pub async fn get_upload(id: UploadId) -> Answer<UploadStatus> {
    Call::get(format!("/uploads/{id}")).json().await
}

/// Sends the bytes from `at` on; gives how many the server has then. `progress` hears those under way.
pub async fn append_upload(
    id: UploadId,
    at: i64,
    part: &Blob,
    progress: Callback<i64>,
    stop: &AbortHandle,
) -> Answer<i64> {
    let path = format!("/uploads/{id}");
    let request = Request {
        method: "PATCH",
        path: &path,
        headers: &[
            ("Tus-Resumable", TUS.to_owned()),
            ("Upload-Offset", at.to_string()),
            ("Content-Type", PART.to_owned()),
        ],
        body: Body::Part(part),
        timeout: PATIENCE,
    };
    let progress = progress.reform(|(sent, _): (f64, f64)| sent as i64);
    let heard = send(&request, &progress, stop).await?;
    heard.offset.ok_or_else(unreachable)
}

pub async fn delete_upload(id: UploadId) -> Answer<()> {
    Call::delete(format!("/uploads/{id}")).no_content().await
}

/// Takes the photos out of a ZIP; `progress` hears how much is sent, 0 to 100.
pub async fn unpack_archive(
    file: &File,
    progress: Callback<u32>,
    stop: &AbortHandle,
) -> Answer<Unpacked> {
    read(&upload_until("/files/archive", file, progress, stop).await?)
}

/// Of the text's UTF-8.
fn base64(text: &str) -> String {
    let bytes: String = text.bytes().map(char::from).collect();
    crate::window().btoa(&bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::base64;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn names_are_sent_as_utf8() {
        assert_eq!(base64("开幕式.jpg"), "5byA5bmV5byPLmpwZw==");
    }
}
