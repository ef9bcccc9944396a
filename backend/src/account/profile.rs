//! One's own person.

pub mod endpoint;
pub mod service;
pub mod store;
