//! Changes of the tree: move, merge, close, reopen.

pub mod endpoint;
pub mod merge;
pub mod public;
pub mod service;
