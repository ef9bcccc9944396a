//! Sessions: signing in and out, keeping a sign-in alive, ending it from elsewhere.

pub mod endpoint;
pub mod service;
pub mod store;
