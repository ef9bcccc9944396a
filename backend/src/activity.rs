//! Activities: filed, reviewed, published, cancelled.

pub mod endpoint;
pub mod service;
pub mod store;
