//! What the database knows of entries.

pub mod follow;
pub mod list;
pub mod read;
pub mod row;
pub mod write;

pub use list::{EntryFilter, EntrySummary, Queue};
pub use row::{EntryOf, EntryRow, ReviewRow, RevisionRow};
pub use write::{EntryChanges, NewEntry, Text};
