//! Public pages, robots.txt and sitemap.xml for the addresses that the page has itself.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use contract::region;
use contract::render::Language;

use super::service::Reader;
use super::{service, site};
use crate::access::guard;
use crate::platform::failure::Failure;
use crate::platform::http::cache;
use crate::platform::http::spa::Spa;
use crate::platform::state::AppState;

/// Parameter and cookie with the page's language.
const LANGUAGE: &str = "lang";
const HTML: &str = "text/html; charset=utf-8";

/// A public page, or what crawlers ask for; `None` where the address is none of them. `path`: below the
/// base path.
pub async fn answer(
    req: &HttpRequest,
    state: &AppState,
    spa: &Spa,
    path: &str,
) -> Option<HttpResponse> {
    let permit = guard::public_permit(req, "get_page");
    match path {
        "robots.txt" => {
            let text = site::robots(&state.config).into_bytes();
            return Some(cache::answer(req, "text/plain; charset=utf-8", text, 3600));
        }
        "sitemap.xml" => {
            let kind = "application/xml; charset=utf-8";
            return Some(match service::get_sitemap(state, &permit).await {
                Ok(text) => cache::answer(req, kind, text.into_bytes(), 600),
                Err(failure) => failure.answer(None),
            });
        }
        _ if spa.has(path) || last(path).contains('.') => return None,
        _ => {}
    }
    let path = format!("/{path}");
    if spa.renderer().is_public(&path) == Some(false) {
        return None;
    }
    let asked = asked(req.query_string());
    let reader = Reader {
        language: asked.or_else(|| remembered(req)).unwrap_or_default(),
        city: city(req).filter(|_| path == "/"),
    };
    let language = reader.language.tag();
    let query = req.query_string();
    let page = match service::get_page(state, &permit, spa, &path, query, reader).await {
        Ok(page) => page,
        Err(failure) => return Some(failed(req, spa, &failure)),
    };
    let mut answer = cache::answer(req, HTML, page.html.into_bytes(), 0);
    let kept = HeaderValue::from_static("no-cache");
    answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    let vary = HeaderValue::from_static("Cookie");
    answer.headers_mut().append(header::VARY, vary);
    let said = HeaderValue::from_static(language);
    answer.headers_mut().insert(header::CONTENT_LANGUAGE, said);
    if asked.is_some() {
        // It holds a choice of words and nothing else.
        let cookie = Cookie::build(LANGUAGE, language)
            .path(state.config.base_path.clone())
            .max_age(Duration::days(365))
            .same_site(SameSite::Lax)
            .finish();
        answer.add_cookie(&cookie).ok()?;
    }
    if !page.found {
        *answer.status_mut() = StatusCode::NOT_FOUND;
    }
    Some(answer)
}

/// Where the page cannot be made now, its program says so and tries again; no cache and no crawler takes it
/// for the page.
fn failed(req: &HttpRequest, spa: &Spa, failure: &Failure) -> HttpResponse {
    let mut answer = spa.answer(req, "");
    *answer.status_mut() = failure.status_code();
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::RETRY_AFTER,
        failure.retry_after.unwrap_or(30).into(),
    );
    answer
}

/// The language that the address names.
fn asked(query: &str) -> Option<Language> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(name, _)| *name == LANGUAGE)
        .and_then(|(_, tag)| Language::parse(tag))
}

/// The language that the reader chose last.
fn remembered(req: &HttpRequest) -> Option<Language> {
    Language::parse(req.cookie(LANGUAGE)?.value())
}

/// The city that the reader chose on the home page: the page itself keeps it in a cookie.
fn city(req: &HttpRequest) -> Option<String> {
    let code = req.cookie("city")?.value().to_owned();
    region::is_code(&code).then_some(code)
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}
