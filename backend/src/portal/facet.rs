//! How many activities each choice of a filter would show.

pub mod service;
pub mod store;
