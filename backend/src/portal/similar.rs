//! What a reader of one activity may like as well.

pub mod service;
mod store;
