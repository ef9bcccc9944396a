//! Hooks that pages share.

pub mod action;
pub mod autosave;
pub mod draft;
pub mod edition;
pub mod fetch;
pub mod guard;
pub mod input;
pub mod paged;
pub mod upload;

pub use crate::ui::title::use_description;
pub use action::{use_action, use_overtaken};
pub use autosave::{use_autosave, use_clear_draft};
pub use draft::use_draft;
pub use edition::{use_edition, use_edition_of};
pub use fetch::use_fetch;
pub use guard::{use_closing_guard, use_unsaved_guard};
pub use input::{bind, checked, edited, edited_item, non_empty, set_to, setter, toggle};
pub use paged::use_paged;
pub use upload::use_uploads;
