//! The audit trail, read.

pub mod endpoint;
pub mod service;
pub mod store;
