//! Invitations: a one-time link makes an account.

pub mod endpoint;
pub mod many;
pub mod service;
pub mod store;
