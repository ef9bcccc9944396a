mod fields;
pub mod import;
pub mod list;
pub mod pick;
mod steps;
pub mod view;
