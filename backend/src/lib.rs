//! The server of the Lifelong Learning Week. See `docs/ARCHITECTURE.md`.

pub mod account;
pub mod activity;
pub mod app;
pub mod audit;
pub mod blob;
pub mod board;
pub mod command;
pub mod config;
pub mod description;
pub mod desk;
pub mod edition;
pub mod extension;
pub mod feed;
pub mod file;
pub mod health;
pub mod http;
pub mod import;
pub mod noun;
pub mod office;
pub mod organization;
pub mod portal;
pub mod progress;
pub mod region;
pub mod reminder;
pub mod secret;
pub mod store;
