//! What the database knows of entries.

pub mod list;
pub mod many;
pub mod read;
pub mod row;
pub mod write;

pub use row::{Of, RevisionRow, Row};
