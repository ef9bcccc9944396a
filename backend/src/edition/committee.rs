//! Committees: each saving is kept, the newest is shown. Names and posts only.

pub mod endpoint;
pub mod service;
pub mod store;
