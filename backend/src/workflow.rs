//! The workflow engine: what is filed, reviewed, published or accepted, and taken down. One implementation
//! for all nouns; each brings what is its own ([`kind::WorkflowKind`]).

pub mod endpoint;
pub mod kind;
pub mod service;
pub mod store;

pub use store::{
    EntryChanges, EntryFilter, EntryOf, EntryRow, EntrySummary, NewEntry, Queue, ReviewRow,
    RevisionRow, Text,
};
