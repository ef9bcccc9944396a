//! A month, day by day.

pub mod service;
pub mod store;
