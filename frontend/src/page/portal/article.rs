//! 展示与资源: stories, resources, announcements and what else is published besides activities.

pub mod card;
mod facts;
mod find;
pub mod list;
pub mod shelf;
mod text;
pub mod view;

pub use facts::label;
pub use text::paragraphs;
