//! Office files for everybody: letters (DOCX), workbooks (XLSX) and archives (ZIP) in official dress.
//! Nothing here knows what the files are about; the same data always gives the same bytes.

pub mod archive;
pub mod directory;
pub mod docx;
pub mod name;
pub mod opc;
pub mod text;
pub mod xlsx;

use std::fmt;

use crate::platform::failure::Failure;
use crate::platform::share::Share;

/// Letters and workbooks in the making.
pub static MAKING: Share = Share::new("office", 2, 2, 64, 60);

/// Why a file could not be made: always the program's fault or a picture that is none.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    fn new(what: &str, error: impl fmt::Display) -> Self {
        Self(format!("{what}: {error}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::internal(error)
    }
}
