mod below;
pub mod list;
mod owed;
mod queue;
mod words;
