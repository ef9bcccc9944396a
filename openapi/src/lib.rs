//! What the server and the page agree on.
//!
//! Shapes (DTOs) per noun, roles, the policy table, workflow states, problem codes, limits and
//! validation. Nothing here reads a clock, a file or a socket, so it compiles for both sides and
//! every rule is said once: the page shows it while a person types, the API enforces it.

pub mod activity;
pub mod api_key;
pub mod article;
pub mod audit;
pub mod board;
mod coded;
pub mod desk;
pub mod download;
pub mod edition;
pub mod entry;
pub mod extension;
pub mod feed;
pub mod file;
pub mod hall;
pub mod id;
pub mod import;
pub mod invitation;
pub mod limit;
pub mod material;
pub mod notification;
pub mod noun;
pub mod opening;
pub mod operation;
pub mod organization;
pub mod page;
pub mod participation;
pub mod password;
pub mod password_reset;
pub mod person;
pub mod policy;
pub mod portal;
pub mod problem;
pub mod progress;
pub mod region;
pub mod render;
pub mod role;
pub mod rule;
pub mod schedule;
pub mod session;
pub mod site;
#[cfg(test)]
mod steps;
pub mod submission;
pub mod text;
pub mod time;
pub mod upload;
pub mod validate;
pub mod window;
pub mod workflow;
