//! Uploaded pictures and documents: told by their bytes, made harmless, kept by their digest.

mod document;
pub mod endpoint;
mod kept;
mod name;
mod picture;
pub mod service;
pub mod store;

pub use kept::{Owner, keep_picture};
pub use store::insert;
