//! Openings and local weeks, and what the window rule says of them.

pub mod endpoint;
pub mod service;
pub mod store;
pub mod window;
