//! Exports of what was handed in: one submission or a whole material as ZIP, its annex as DOCX and XLSX,
//! the board. What they look like is in [`paper`], which knows nothing of the database.

pub mod endpoint;
pub mod paper;
pub mod service;
mod store;
pub mod ticket;
