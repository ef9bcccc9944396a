//! Editions: the settings of a year; openings and committees in it.

pub mod endpoint;
pub mod service;
pub mod store;
