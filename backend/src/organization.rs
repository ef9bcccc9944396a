//! Organizations: the tree, its changes and its history.

pub mod change;
pub mod endpoint;
pub mod many;
pub mod service;
pub mod store;
