//! Editions: the settings of a year; openings and committees in it.

pub mod committee;
pub mod endpoint;
pub mod opening;
pub mod service;
pub mod store;
pub mod terms;
