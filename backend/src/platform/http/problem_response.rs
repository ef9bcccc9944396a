//! A failure as an HTTP response: RFC 9457 problem details.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};

use crate::platform::failure::Failure;

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
        if self.status_code() == StatusCode::UNAUTHORIZED {
            answer.insert_header((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        }
        answer.body(serde_json::to_vec(&problem).unwrap_or_default())
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
