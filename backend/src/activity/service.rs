//! What happens to activities.

mod catalog;
mod check;
mod copy;
mod draft;
mod exemplar;
mod holding;
mod many;
mod news;
mod participation;
mod read;
mod rule;
mod view;
mod whole;
mod workflow;

pub use catalog::Catalog;
pub use check::{Sound, faults, sound};
pub use copy::duplicate_activity;
pub use draft::{create_activity, delete_activity, insert_draft, revise_activity, update_activity};
pub use exemplar::mark_exemplars;
pub use holding::{cancel_activity, postpone_activity, restore_activity};
pub use many::insert_drafts;
pub use participation::report_participation;
pub use read::{get_activity, list_activities, list_reviews, list_revisions};
pub use workflow::step;
