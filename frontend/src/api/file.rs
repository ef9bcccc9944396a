//! Uploads with progress, and downloads.

use contract::file::{FileKind, FileRef, UploadQuery};
use web_sys::File;
use yew::Callback;

use super::client::{Answer, address, read};
use super::query;
use super::xhr::{AbortHandle, Body, Request, send};

/// `progress` hears how much is sent, 0 to 100.
pub async fn upload_file(kind: FileKind, file: File, progress: Callback<u32>) -> Answer<FileRef> {
    let path = format!("/files{}", query::query(&UploadQuery { kind }));
    read(&upload(&path, &file, progress).await?)
}

/// The address of a stored file's `url` or `thumbnail`.
pub fn get_file(path: &str) -> String {
    address(path)
}

/// Sends one file as multipart.
pub(super) async fn upload(path: &str, file: &File, progress: Callback<u32>) -> Answer<String> {
    upload_until(path, file, progress, &AbortHandle::default()).await
}

/// The same, until it is stopped.
pub(super) async fn upload_until(
    path: &str,
    file: &File,
    progress: Callback<u32>,
    stop: &AbortHandle,
) -> Answer<String> {
    let request = Request {
        method: "POST",
        path,
        headers: &[],
        body: Body::Form(file),
        timeout: 0,
    };
    let percent = progress.reform(|(sent, all): (f64, f64)| {
        if all > 0.0 {
            (sent * 100.0 / all) as u32
        } else {
            0
        }
    });
    Ok(send(&request, &percent, stop).await?.text)
}
