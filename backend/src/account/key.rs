//! API keys: programs that act for an office.

pub mod endpoint;
pub mod service;
pub mod store;
