//! Uploaded pictures and documents.

pub mod endpoint;
pub mod service;
pub mod store;
