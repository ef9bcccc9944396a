//! Uploads in parts, by the protocol tus: what has come stays, however often the line drops.
//!
//! The parts lie in the file store under a name of the upload's, so that any server can take the next.

pub mod endpoint;
mod finish;
pub mod service;
pub mod store;
