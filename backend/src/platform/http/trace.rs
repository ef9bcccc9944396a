//! The request's id in every answer, problem and line of the log.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest};
use contract::problem::Code;
use tracing::Span;
use tracing_actix_web::{RequestId, RootSpanBuilder};

use crate::platform::failure::Failure;

/// The id that log, answer and audit share.
pub fn request_id(req: &HttpRequest) -> String {
    req.extensions()
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// One line of the log per request: its id, what was asked by the route's pattern, how it ended, how
/// long it took. No address, no query, no name of a browser: those can tell who somebody is.
pub struct Line;

struct Began(Instant);

impl RootSpanBuilder for Line {
    fn on_request_start(request: &ServiceRequest) -> Span {
        request.extensions_mut().insert(Began(Instant::now()));
        tracing::info_span!(
            "request",
            id = request_id(request.request()),
            method = %request.method(),
            route = request.match_pattern().unwrap_or_default(),
        )
    }

    fn on_request_end<B: MessageBody>(
        span: Span,
        outcome: &Result<ServiceResponse<B>, actix_web::Error>,
    ) {
        let (status, began) = match outcome {
            Ok(answer) => (
                answer.status(),
                answer.request().extensions().get::<Began>().map(|b| b.0),
            ),
            Err(error) => (error.as_response_error().status_code(), None),
        };
        let ms = began.map(|b| b.elapsed().as_millis());
        span.in_scope(|| match status.is_server_error() {
            true => tracing::error!(status = status.as_u16(), ms, "failed"),
            false => tracing::info!(status = status.as_u16(), ms, "answered"),
        });
    }
}

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Puts the id into the header, and into the body where it is a problem. What actix itself refuses
/// (no such method, a body that breaks off) becomes a problem too.
pub async fn identify(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let id = request_id(req.request());
    let answer = next.call(req).await?.map_into_boxed_body();
    let status = answer.status();
    let problem = match answer.response().error() {
        Some(error) => Some(
            error
                .as_error::<Failure>()
                .cloned()
                .unwrap_or_else(|| of_status(status)),
        ),
        None if status == StatusCode::METHOD_NOT_ALLOWED => Some(of_status(status)),
        None => None,
    };
    let mut answer = match problem {
        Some(failure) if answer.request().method() != Method::HEAD => {
            let (request, _) = answer.into_parts();
            ServiceResponse::new(request, failure.answer(Some(id.clone())))
        }
        _ => answer,
    };
    if let Ok(value) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(HEADER, value);
    }
    Ok(answer)
}

fn of_status(status: StatusCode) -> Failure {
    Failure::code(match status.as_u16() {
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        406 => Code::NotAcceptable,
        408 => Code::RequestTimeout,
        413 => Code::TooLarge,
        415 => Code::UnsupportedMedia,
        429 => Code::TooManyRequests,
        400..=499 => Code::MalformedRequest,
        503 => Code::Unavailable,
        _ => Code::Internal,
    })
}
