mod difference;
pub mod edit;
mod form;
pub mod import;
mod kept;
pub mod list;
pub mod review;
pub mod view;
mod words;

pub use list::filter::organizations;
pub use list::rows::{Show, rows};
pub use words::use_words;
