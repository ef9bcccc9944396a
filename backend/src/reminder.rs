//! Reminders of what is owed: sent by an office, or by the system when a deadline is near.

pub mod endpoint;
pub mod job;
pub mod sentence;
pub mod service;
pub mod store;
