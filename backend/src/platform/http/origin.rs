//! Which origin a browser's request comes from.

use actix_web::HttpRequest;
use actix_web::http::header;
use contract::problem::Code;
use url::Url;

use crate::platform::config::Config;
use crate::platform::failure::Failure;

/// Refuses what a page of another origin sends with our reader's cookie.
pub fn same_origin(req: &HttpRequest, config: &Config) -> Result<(), Failure> {
    let Some(origin) = req.headers().get(header::ORIGIN) else {
        return Ok(());
    };
    let origin = origin.to_str().unwrap_or_default();
    let url = Url::parse(origin).ok();
    let host = url.as_ref().map(Url::authority);
    let asked = req
        .headers()
        .get(header::HOST)
        .and_then(|v| v.to_str().ok());
    let own = origin == config.origin() || (host.is_some() && host == asked);
    if own || config.cors_origins.0.iter().any(|o| o == origin) {
        Ok(())
    } else {
        Err(Failure::code(Code::NotSignedIn))
    }
}
