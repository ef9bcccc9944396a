//! 展示与资源: stories, resources, announcements and what else is published besides activities.

pub mod card;
mod facts;
pub mod list;
mod query;
pub mod shelf;
mod text;
pub mod view;

pub use facts::label;
pub use text::paragraphs;
