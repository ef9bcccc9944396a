//! How far a piece of work is: told aside, outside its transaction, at most a few times a second.

pub mod endpoint;
pub mod service;
mod store;
