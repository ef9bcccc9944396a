//! Notifications: written by other nouns through [`service`], read by the person here and by e-mail.

pub mod endpoint;
pub mod mail;
pub mod service;
pub mod store;
