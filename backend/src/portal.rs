//! What the public reads.

pub mod endpoint;
pub mod service;
pub mod store;
pub mod sync;
