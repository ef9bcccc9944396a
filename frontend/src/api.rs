//! The API's client: one file per noun, one function per operation, named by its operation id;
//! `entry` holds what is the same for all that walks the workflow.

pub mod activity;
pub mod api_key;
pub mod article;
pub mod audit;
pub mod board;
mod client;
pub mod desk;
pub mod download;
pub mod edition;
pub mod entry;
pub mod extension;
pub mod file;
pub mod hall;
pub mod import;
pub mod invitation;
pub mod material;
pub mod notification;
pub mod organization;
pub mod person;
pub mod portal;
pub mod progress;
mod query;
pub mod region;
pub mod reminder;
mod renewal;
pub mod session;
pub mod submission;
mod token;
pub mod upload;
mod xhr;

pub use client::{Answer, base_path, fetch_asset, last_contact};
pub use query::{encoded, query};
pub use renewal::{SessionEvent, listen, refresh};
