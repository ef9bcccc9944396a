//! Uploaded pictures and documents: told by their bytes, made harmless, kept by their digest.

mod archive;
mod document;
pub mod endpoint;
mod kept;
mod name;
pub mod service;
pub mod store;
pub mod sweep;
mod ticket;
pub mod upload;

pub use kept::{Owner, VARIANTS, keep_document, keep_picture};
pub use store::insert;
