//! What the database knows of activities besides their workflow.

pub mod exemplar;
pub mod holding;
pub mod participation;
pub mod weeks;
