//! The home page.

pub mod endpoint;
pub mod service;
pub mod store;
