//! Notifications: written by other nouns through [`super::service`], read by the person.

pub mod endpoint;
pub mod service;
pub mod store;
