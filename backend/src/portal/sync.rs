//! Keeps what the public sees in step with the workflow, and numbers every change for the feeds.

pub mod reindex;
pub mod service;
pub mod store;
