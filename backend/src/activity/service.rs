//! What happens to activities.

mod check;
mod draft;
mod holding;
mod news;
mod read;
mod rule;
mod view;
mod whole;
mod workflow;

pub use check::{Catalog, Sound, faults, sound};
pub use draft::{
    create_activity, delete_activity, duplicate_activity, insert_draft, revise_activity,
    update_activity,
};
pub use holding::{cancel_activity, postpone_activity, restore_activity};
pub use read::{get_activity, list_activities, list_reviews, list_revisions};
pub use workflow::step;
