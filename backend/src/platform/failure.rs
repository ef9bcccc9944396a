//! Every failure is an RFC 9457 problem.

use std::fmt;
use std::io::ErrorKind;

use contract::problem::{Code, FieldError, Problem};
use diesel::result::{DatabaseErrorKind, Error};

/// A problem on its way to the caller.
#[derive(Clone, Debug)]
pub struct Failure {
    pub problem: Box<Problem>,
    /// Seconds, for `Retry-After`.
    pub retry_after: Option<u64>,
    /// What was used up.
    pub limit: Option<Box<Limit>>,
}

/// How much of a thing one may have, and how much is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    pub policy: &'static str,
    pub quota: u32,
    /// Seconds for which the quota is; nothing where it is of what goes on at the same time.
    pub window: Option<u32>,
    pub remaining: u32,
    /// Seconds until there is all of it again, or until it is worth asking.
    pub reset: u64,
}

impl Failure {
    pub fn code(code: Code) -> Self {
        Problem::new(code).into()
    }
    pub fn not_found() -> Self {
        Self::code(Code::NotFound)
    }
    pub fn unavailable() -> Self {
        Self::code(Code::Unavailable)
    }
    fn database_away(error: &str) -> Self {
        tracing::warn!(error, "the database could not go on");
        Self::unavailable()
    }
    /// A file store that does not take or give what it should: full, read-only, broken or away.
    pub fn storage(error: impl std::error::Error + 'static) -> Self {
        let full = kinds(&error).any(|kind| {
            matches!(
                kind,
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::ReadOnlyFilesystem
            )
        });
        tracing::error!(%error, full, "the file store failed");
        let sentence = if full {
            "服务器存储空间不足，文件暂时无法保存，请稍后再试或联系系统管理员。"
        } else {
            "文件存储暂时不可用，请稍后再试。"
        };
        Self {
            retry_after: Some(60),
            ..Self::unavailable().detail(sentence)
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
const PASSING: [&str; 11] = [
    "deadlock detected",
    "statement timeout",
    "lock timeout",
    "idle-in-transaction timeout",
    "terminating connection",
    "the database system is",
    "too many clients",
    "remaining connection slots",
    "No space left on device",
    "could not extend file",
    "out of shared memory",
];

/// What went wrong with files, as deep as an error tells.
fn kinds(error: &(dyn std::error::Error + 'static)) -> impl Iterator<Item = ErrorKind> {
    std::iter::successors(Some(error), |error| error.source())
        .filter_map(|error| error.downcast_ref::<std::io::Error>())
        .map(std::io::Error::kind)
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            retry_after: (problem.code == Code::Unavailable).then_some(5),
            problem: Box::new(problem),
            limit: None,
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
                | DatabaseErrorKind::UnableToSendCommand
                | DatabaseErrorKind::ReadOnlyTransaction,
                info,
            ) => Self::database_away(info.message()),
            Error::DatabaseError(DatabaseErrorKind::Unknown, info)
                if PASSING.iter().any(|part| info.message().contains(part)) =>
            {
                Self::database_away(info.message())
            }
            Error::BrokenTransactionManager => Self::database_away("a transaction broke"),
            Error::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
            other => Self::internal(other),
        }
    }
}
