pub mod edit;
mod form;
pub mod import;
mod kept;
pub mod list;
pub mod review;
mod step;
pub mod view;
mod words;

pub use list::rows::{Show, rows};
