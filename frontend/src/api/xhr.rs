//! Requests that tell how much is sent and can be stopped. `fetch` cannot tell, so this is the older way.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FormData, ProgressEvent, XmlHttpRequest};
use yew::Callback;

use super::client::{Answer, address, check_status, unreachable};
use super::{renewal, token};

/// Ends what it was given to, at once and for good.
#[derive(Clone, Default)]
pub struct AbortHandle(Rc<RefCell<(bool, Option<XmlHttpRequest>)>>);

impl PartialEq for AbortHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl AbortHandle {
    pub fn abort(&self) {
        let request = {
            let mut inner = self.0.borrow_mut();
            inner.0 = true;
            inner.1.take()
        };
        if let Some(request) = request {
            let _ = request.abort();
        }
    }

    pub fn aborted(&self) -> bool {
        self.0.borrow().0
    }
}

/// What is sent.
pub enum Body<'a> {
    Nothing,
    Part(&'a Blob),
    /// As multipart `file`.
    Form(&'a File),
}

pub struct Request<'a> {
    pub method: &'static str,
    /// Below `/api/v1`.
    pub path: &'a str,
    pub headers: &'a [(&'static str, String)],
    pub body: Body<'a>,
    /// Milliseconds; 0 waits for ever.
    pub timeout: u32,
}

/// The answer's text and the bytes that the server has of an upload.
pub struct XhrResponse {
    pub text: String,
    pub offset: Option<i64>,
}

/// Sends; a token that has run out is renewed and all sent again. `progress` hears bytes sent and in all.
pub async fn send(
    request: &Request<'_>,
    progress: &Callback<(f64, f64)>,
    stop: &AbortHandle,
) -> Answer<XhrResponse> {
    renewal::fresh().await?;
    match once(request, progress.clone(), stop).await {
        Err(problem) if token::rejected(&problem) => {
            renewal::refresh().await?;
            once(request, progress.clone(), stop).await
        }
        answer => answer,
    }
}

async fn once(
    request: &Request<'_>,
    progress: Callback<(f64, f64)>,
    stop: &AbortHandle,
) -> Answer<XhrResponse> {
    let xhr = XmlHttpRequest::new().map_err(|_| unreachable())?;
    open(&xhr, request).map_err(|_| unreachable())?;
    let response = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        progress.emit((event.loaded(), event.total()));
    });
    if let Ok(upload) = xhr.upload() {
        upload.set_onprogress(Some(response.as_ref().unchecked_ref()));
    }
    let done = Promise::new(&mut |resolve, _| xhr.set_onloadend(Some(&resolve)));
    if stop.aborted() {
        return Err(unreachable());
    }
    stop.0.borrow_mut().1 = Some(xhr.clone());
    let sent = match request.body {
        Body::Nothing => xhr.send(),
        Body::Part(part) => xhr.send_with_opt_blob(Some(part)),
        Body::Form(file) => form(file).and_then(|form| xhr.send_with_opt_form_data(Some(&form))),
    };
    if sent.is_ok() {
        let _ = JsFuture::from(done).await;
    }
    stop.0.borrow_mut().1 = None;
    sent.map_err(|_| unreachable())?;
    match xhr.status() {
        Ok(status) if status > 0 => {
            let text = xhr.response_text().ok().flatten().unwrap_or_default();
            let offset = xhr.get_response_header("Upload-Offset").ok().flatten();
            Ok(XhrResponse {
                text: check_status(status, text)?,
                offset: offset.and_then(|o| o.parse().ok()),
            })
        }
        _ => Err(unreachable()),
    }
}

fn open(xhr: &XmlHttpRequest, request: &Request<'_>) -> Result<(), JsValue> {
    xhr.open(request.method, &address(&format!("api/v1{}", request.path)))?;
    xhr.set_timeout(request.timeout);
    xhr.set_request_header("Accept", "application/json, application/problem+json")?;
    if let Some(token) = token::current() {
        xhr.set_request_header("Authorization", &format!("Bearer {token}"))?;
    }
    for (name, value) in request.headers {
        xhr.set_request_header(name, value)?;
    }
    Ok(())
}

fn form(file: &File) -> Result<FormData, JsValue> {
    let form = FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    Ok(form)
}
