//! What waits for me, and what I am told.

pub mod endpoint;
pub mod mail;
pub mod notification;
pub mod service;
pub mod store;
