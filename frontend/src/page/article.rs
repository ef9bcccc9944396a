//! 稿件: what is filed and published besides activities, in its kinds.

pub mod edit;
mod form;
mod kept;
pub mod list;
pub mod new;
pub mod review;
mod rows;
mod step;
pub mod view;
mod words;
