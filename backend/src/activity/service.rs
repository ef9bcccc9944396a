//! What happens to activities. Their workflow is [`crate::workflow`]'s.

mod check;
mod copy;
mod exemplar;
mod holding;
mod kind;
mod participation;
mod view;

pub use copy::duplicate_activity;
pub use exemplar::mark_exemplars;
pub use holding::{cancel_activity, postpone_activity, restore_activity};
pub use participation::report_participation;
