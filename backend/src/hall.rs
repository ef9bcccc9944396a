//! 网上展厅: the accepted boards of all reporters, for everyone, and how often they are visited.

pub mod endpoint;
pub mod service;
pub mod store;
