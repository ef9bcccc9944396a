//! People, as their office sees them.

pub mod endpoint;
pub mod service;
pub mod store;
