//! JSON answers of the dashboard's API: never cached, with the version as `ETag`.

use actix_web::body::BoxBody;
use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder};
use serde::Serialize;

/// A value on its way out.
pub struct Reply<T> {
    value: T,
    status: StatusCode,
    version: Option<i32>,
    cookies: Vec<Cookie<'static>>,
}

impl<T: Serialize> Reply<T> {
    /// 200
    pub fn ok(value: T) -> Self {
        Self {
            value,
            status: StatusCode::OK,
            version: None,
            cookies: Vec::new(),
        }
    }
    /// 201
    pub fn created(value: T) -> Self {
        Self {
            status: StatusCode::CREATED,
            ..Self::ok(value)
        }
    }
    /// Sets the `ETag`.
    pub fn version(mut self, version: i32) -> Self {
        self.version = Some(version);
        self
    }
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }
}

impl<T: Serialize> Responder for Reply<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status);
        answer.insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some(version) = self.version {
            answer.insert_header((header::ETAG, format!("\"{version}\"")));
        }
        for cookie in self.cookies {
            answer.cookie(cookie);
        }
        answer.json(self.value)
    }
}

/// 204
pub struct NoContent;

impl Responder for NoContent {
    type Body = BoxBody;
    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish()
    }
}
