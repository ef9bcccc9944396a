//! What happens to everything that walks the workflow.

pub mod aggregate;
pub mod check;
pub mod draft;
mod follow;
pub mod many;
pub mod notify;
pub mod read;
pub mod rule;
pub mod step;

pub use draft::{create, delete, insert, open, revise, shown, update};
pub use follow::{CameAlong, follow_move, waiting_below};
pub use many::insert_many;
pub use read::{get, list, list_waiting, revisions};
pub use step::step;

pub use super::store::read::{before, reviews};
pub use super::store::write::bump_version;
