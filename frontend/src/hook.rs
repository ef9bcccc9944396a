//! Hooks that pages share.

pub mod action;
pub mod bind;
pub mod draft;
pub mod edition;
pub mod fetch;
pub mod guard;
pub mod paged;
pub mod save;
pub mod title;
pub mod upload;

pub use action::{use_action, use_overtaken};
pub use bind::{bind, checked, some};
pub use draft::use_draft;
pub use edition::{use_edition, use_edition_of};
pub use fetch::use_fetch;
pub use guard::{use_closing_guard, use_unsaved_guard};
pub use paged::use_paged;
pub use save::{use_save, use_settled};
pub use title::{use_description, use_title};
pub use upload::use_uploads;
