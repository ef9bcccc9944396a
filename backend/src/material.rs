//! What an edition requires, by when, under which rules.

pub mod endpoint;
pub mod service;
mod store;
