//! What partner sites pull.

pub mod endpoint;
pub mod service;
pub mod store;
