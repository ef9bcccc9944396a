//! The program's commands.

pub mod account;
pub mod log;
pub mod migrate;
pub mod openapi;
pub mod seed;
pub mod serve;

/// Every failure here is a sentence for the person at the terminal.
pub type Outcome<T> = Result<T, String>;
