//! Places of the province.

pub mod endpoint;
pub mod service;
pub mod store;
