//! What the database knows of submissions.

pub mod follow;
pub mod list;
pub mod part;
pub mod read;
pub mod row;
pub mod write;

pub use row::{ReviewRow, RevisionRow, Row};
