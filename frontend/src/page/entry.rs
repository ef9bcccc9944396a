//! What everything has that walks the workflow: a form that saves by itself, its versions, what can be
//! done with it now. Each noun says in `Piece` and `Form` what is its own.

mod actions;
pub mod cells;
mod difference;
pub mod edit;
pub mod form;
pub mod named;
pub mod organizations;
mod piece;
pub mod region;
mod revisions;
pub mod step;
mod timeline;
pub mod upload;
pub mod view;
pub mod words;

pub use actions::Actions;
pub use difference::Difference;
pub use piece::Piece;
pub use revisions::Revisions;
pub use timeline::timeline;
