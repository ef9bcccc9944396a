//! What waits for one person: their desk.

pub mod endpoint;
pub mod service;
pub mod store;
