//! What organizations hand in.

pub mod endpoint;
pub mod facts;
pub mod service;
pub mod store;
