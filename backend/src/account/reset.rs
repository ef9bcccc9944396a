//! Forgotten passwords: a one-time link, made by whoever administers the person's organization.

pub mod endpoint;
pub mod service;
pub mod store;
