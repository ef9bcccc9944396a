//! What the database knows of activities.

pub mod exemplar;
pub mod list;
pub mod many;
pub mod participation;
pub mod read;
pub mod row;
pub mod write;

pub use row::{RevisionRow, Row};
