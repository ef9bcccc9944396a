//! Extensions: one organization, one material, until when, who granted it, why.

pub mod endpoint;
pub mod service;
pub mod store;
