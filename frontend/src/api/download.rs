//! Exports: asked for with permission, then saved by the browser itself.

use contract::download::{Download, DownloadInput};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use super::client::{Answer, Call, address};

pub async fn create_download(input: &DownloadInput) -> Answer<Download> {
    Call::post("/downloads").body(input).once().json().await
}

/// Has the browser save it; the page stays.
pub fn get_download(download: &Download) {
    let link = crate::document().create_element("a");
    if let Some(link) = link
        .ok()
        .and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&address(&download.url));
        link.set_download(&download.name);
        link.click();
    }
}
