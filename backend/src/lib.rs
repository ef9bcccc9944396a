//! The server of the Lifelong Learning Week. See `docs/ARCHITECTURE.md`.

pub mod access;
pub mod account;
pub mod activity;
pub mod app;
pub mod article;
pub mod audit;
pub mod board;
pub mod command;
pub mod desk;
pub mod download;
pub mod edition;
pub mod extension;
pub mod feed;
pub mod file;
pub mod hall;
pub mod import;
pub mod material;
pub mod organization;
pub mod page;
pub mod platform;
pub mod portal;
pub mod progress;
pub mod region;
pub mod reminder;
pub mod submission;
pub mod workflow;
