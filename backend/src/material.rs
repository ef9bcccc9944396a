//! What an edition requires, by when, under which rules.

pub mod endpoint;
mod news;
pub mod service;
mod store;
