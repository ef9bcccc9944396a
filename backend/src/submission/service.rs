//! What happens to submissions. Their workflow is [`crate::workflow`]'s.

mod accept;
mod check;
mod follow;
mod gather;
mod kind;
pub mod send;
mod view;

pub use follow::follow_merge;
pub use gather::gather_submission;
