//! What the database knows of submissions besides their workflow.

pub mod follow;
pub mod part;
pub mod read;
