//! A failure as an HTTP response: RFC 9457 problem details.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpResponse, ResponseError};

use crate::platform::failure::{Failure, Limit};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LIMIT: HeaderName = HeaderName::from_static("ratelimit");

impl Failure {
    /// The HTTP answer, with the request's id where it is known.
    pub fn answer(&self, request_id: Option<String>) -> HttpResponse {
        let mut problem = (*self.problem).clone();
        problem.request_id = request_id;
        let mut answer = HttpResponse::build(self.status_code());
        answer
            .content_type("application/problem+json")
            .insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some(seconds) = self.retry_after {
            answer.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        if let Some(limit) = &self.limit {
            limit.write(|name, value| {
                answer.insert_header((name, value));
            });
        }
        if self.status_code() == StatusCode::UNAUTHORIZED {
            answer.insert_header((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        }
        answer.body(serde_json::to_vec(&problem).unwrap_or_default())
    }
}

impl Limit {
    /// The fields of draft-ietf-httpapi-ratelimit-headers.
    fn write(&self, mut field: impl FnMut(HeaderName, String)) {
        let Self {
            policy,
            quota,
            remaining,
            reset,
            ..
        } = self;
        let of = match self.window {
            Some(window) => format!("w={window}"),
            None => "qu=\"concurrent-requests\"".into(),
        };
        field(POLICY, format!("\"{policy}\";q={quota};{of}"));
        field(LIMIT, format!("\"{policy}\";r={remaining};t={reset}"));
    }

    /// Into an answer that no cache keeps.
    pub fn tell(&self, headers: &mut HeaderMap) {
        self.write(|name, value| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        });
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
    fn error_response(&self) -> HttpResponse {
        self.answer(None)
    }
}
