//! Organizations: the tree below one's own, and what is changed in it.

mod fields;
pub mod import;
pub mod list;
pub mod pick;
mod steps;
pub mod view;
