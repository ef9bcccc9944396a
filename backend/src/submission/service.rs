//! What happens to submissions. Their workflow is [`crate::workflow`]'s.

mod accept;
mod check;
mod follow;
mod gather;
mod kind;
mod list;
pub mod send;
mod view;

pub use follow::follow_merge;
pub use gather::gather_submission;
pub use kind::Submissions;
pub use list::list_submissions;
