//! What an edition requires, by when, under which rules.

mod change_notice;
pub mod endpoint;
pub mod service;
mod store;
