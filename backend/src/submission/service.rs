//! What happens to submissions.

mod aggregate;
mod check;
mod draft;
mod follow;
mod gather;
mod notify;
mod read;
mod rule;
mod send;
mod verdict;
mod view;

pub use super::store::Row;
pub use draft::{create_submission, delete_submission, supplement_submission, update_submission};
pub use follow::{follow_merge, follow_move};
pub use gather::gather_submission;
pub use read::{get_submission, list_submission_revisions, list_submissions};
pub use send::{submit_submission, withdraw_submission};
pub use verdict::{accept_submission, return_submission};
