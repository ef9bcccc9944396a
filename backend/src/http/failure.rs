//! Every failure is an RFC 9457 problem.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use contract::problem::{Code, FieldError, Problem};
use diesel::result::{DatabaseErrorKind, Error};

/// A problem on its way to the caller.
#[derive(Clone, Debug)]
pub struct Failure {
    pub problem: Box<Problem>,
    /// Seconds, for `Retry-After`.
    pub retry_after: Option<u64>,
}

impl Failure {
    pub fn code(code: Code) -> Self {
        Problem::new(code).into()
    }
    pub fn not_found() -> Self {
        Self::code(Code::NotFound)
    }
    pub fn unavailable() -> Self {
        Self {
            retry_after: Some(5),
            ..Self::code(Code::Unavailable)
        }
    }
    pub fn internal(error: impl fmt::Display) -> Self {
        tracing::error!(%error, "internal failure");
        Self::code(Code::Internal)
    }
    /// 422 with one faulty field.
    pub fn field(field: &str, code: &str, message: impl Into<String>) -> Self {
        Problem::new(Code::Invalid)
            .field(field, code, message)
            .into()
    }
    /// 422 with several; nothing where there are none.
    pub fn fields(errors: Vec<FieldError>) -> Result<(), Self> {
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Problem::new(Code::Invalid).fields(errors).into())
        }
    }
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.problem.detail = Some(detail.into());
        self
    }
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

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            problem: Box::new(problem),
            retry_after: None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
    fn error_response(&self) -> HttpResponse {
        self.answer(None)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Self::code(Code::AlreadyExists)
            }
            Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
                Self::code(Code::InUse)
            }
            Error::DatabaseError(
                DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::ClosedConnection,
                info,
            ) => {
                tracing::warn!(error = info.message(), "the database could not go on");
                Self::unavailable()
            }
            // Two writers waited for each other and the database chose this one to begin again.
            Error::DatabaseError(DatabaseErrorKind::Unknown, info)
                if info.message().contains("deadlock detected") =>
            {
                tracing::warn!(error = info.message(), "the database could not go on");
                Self::unavailable()
            }
            other => Self::internal(other),
        }
    }
}
