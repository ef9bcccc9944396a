//! Articles (稿件): stories, resources, announcements and the other things an office publishes besides
//! activities. Their workflow is [`crate::entry`]'s.

pub mod endpoint;
pub mod service;
pub mod store;
