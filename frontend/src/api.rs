//! The API's client: one file per noun, one function per operation, named by its operation id.

pub mod activity;
pub mod api_key;
pub mod audit;
mod client;
pub mod desk;
pub mod edition;
pub mod file;
pub mod import;
pub mod invitation;
pub mod notification;
pub mod organization;
pub mod person;
pub mod portal;
pub mod progress;
mod query;
pub mod region;
pub mod session;
mod token;

pub use client::{Answer, base_path, last_contact};
pub use query::query;
pub use token::{Turn, listen, refresh};
