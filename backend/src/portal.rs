//! What the public reads.

pub mod calendar;
pub mod endpoint;
pub mod filter;
pub mod service;
pub mod store;
pub mod sync;
