//! What happens to activities. Their workflow is [`crate::entry`]'s.

mod check;
mod copy;
mod draft;
mod exemplar;
mod holding;
mod participation;
mod piece;
mod read;
mod view;

pub use copy::duplicate_activity;
pub use draft::create_activity;
pub use exemplar::mark_exemplars;
pub use holding::{cancel_activity, postpone_activity, restore_activity};
pub use participation::report_participation;
pub use piece::Activities;
pub use read::{list_activities, list_reviews};
