//! Every failure is an RFC 9457 problem.

use std::fmt;

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
    fn database_away(error: &str) -> Self {
        tracing::warn!(error, "the database could not go on");
        Self::unavailable()
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
    /// For `map_err`: a name that somebody has already is a fault of the field, with this message.
    pub fn already_exists(field: &str, message: &str) -> impl Fn(Error) -> Self {
        move |error| match Self::from(error) {
            failure if failure.problem.code == Code::AlreadyExists => failure
                .problem
                .detail(message)
                .field(field, "already_exists", message)
                .into(),
            failure => failure,
        }
    }
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.problem.detail = Some(detail.into());
        self
    }
}

/// Parts of PostgreSQL's messages (diesel hands on no SQLSTATE of these) about what passes by itself: two
/// writers who waited for each other, a limit of the session, a server that starts, stops or is full.
const PASSING: [&str; 8] = [
    "deadlock detected",
    "statement timeout",
    "lock timeout",
    "idle-in-transaction timeout",
    "terminating connection",
    "the database system is",
    "too many clients",
    "remaining connection slots",
];

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
                DatabaseErrorKind::SerializationFailure
                | DatabaseErrorKind::ClosedConnection
                | DatabaseErrorKind::UnableToSendCommand,
                info,
            ) => Self::database_away(info.message()),
            Error::DatabaseError(DatabaseErrorKind::Unknown, info)
                if PASSING.iter().any(|part| info.message().contains(part)) =>
            {
                Self::database_away(info.message())
            }
            other => Self::internal(other),
        }
    }
}
