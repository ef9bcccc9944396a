//! What happens to everything that walks the workflow.

pub mod aggregate;
pub mod check;
pub mod draft;
pub mod many;
pub mod notify;
pub mod read;
pub mod rule;
mod step;

pub use draft::{Begun, create, delete, insert, opened, revise, seen, shown, update};
pub use many::insert_many;
pub use read::{Asked, all, get, revisions, waiting};
pub use step::step;
