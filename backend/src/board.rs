//! The completeness board: who owes what, and what became of it.

pub mod endpoint;
pub mod owed;
pub mod service;
mod sheet;
pub mod store;
