//! Articles (稿件): stories, resources, announcements and the other things an office publishes besides
//! activities. Their workflow is [`crate::workflow`]'s.

pub mod endpoint;
pub mod service;
pub mod store;
