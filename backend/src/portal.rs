//! What the public reads.

pub mod cache;
pub mod calendar;
pub mod endpoint;
pub mod facet;
pub mod filter;
pub mod home;
pub mod search;
pub mod service;
pub mod similar;
pub mod site;
pub mod store;
pub mod sync;
