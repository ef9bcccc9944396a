//! Uploads with progress, and downloads.

use contract::file::{FileKind, FileRef, UploadQuery};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};
use yew::Callback;

use super::client::{Answer, address, judged, read, unreachable};
use super::{query, token};

/// `progress` hears how much is sent, 0 to 100.
pub async fn upload_file(kind: FileKind, file: File, progress: Callback<u32>) -> Answer<FileRef> {
    let path = format!("/files{}", query::query(&UploadQuery { kind }));
    read(&upload(&path, &file, progress).await?)
}

/// The address of a stored file's `url` or `thumbnail`.
pub fn get_file(path: &str) -> String {
    address(path)
}

/// Sends one file as multipart; a token that has run out is renewed and the file sent again.
pub(super) async fn upload(path: &str, file: &File, progress: Callback<u32>) -> Answer<String> {
    token::fresh().await?;
    match post(path, file, progress.clone()).await {
        Err(problem) if token::ran_out(&problem) => {
            token::refresh().await?;
            post(path, file, progress).await
        }
        answer => answer,
    }
}

/// `fetch` cannot tell how much is sent, so this is the older way.
async fn post(path: &str, file: &File, progress: Callback<u32>) -> Answer<String> {
    let xhr = XmlHttpRequest::new().map_err(|_| unreachable())?;
    let form = FormData::new().map_err(|_| unreachable())?;
    let sent = (|| {
        form.append_with_blob_and_filename("file", file, &file.name())?;
        xhr.open("POST", &address(&format!("api/v1{path}")))?;
        xhr.set_request_header("Accept", "application/json, application/problem+json")?;
        if let Some(token) = token::current() {
            xhr.set_request_header("Authorization", &format!("Bearer {token}"))?;
        }
        Ok::<_, JsValue>(())
    })();
    sent.map_err(|_| unreachable())?;
    let heard = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.total() > 0.0 {
            progress.emit((event.loaded() * 100.0 / event.total()) as u32);
        }
    });
    if let Ok(upload) = xhr.upload() {
        upload.set_onprogress(Some(heard.as_ref().unchecked_ref()));
    }
    let done = Promise::new(&mut |resolve, _| xhr.set_onloadend(Some(&resolve)));
    xhr.send_with_opt_form_data(Some(&form))
        .map_err(|_| unreachable())?;
    let _ = JsFuture::from(done).await;
    match xhr.status() {
        Ok(status) if status > 0 => {
            let text = xhr.response_text().ok().flatten().unwrap_or_default();
            judged(status, text)
        }
        _ => Err(unreachable()),
    }
}
