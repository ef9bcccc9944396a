//! 稿件: what is filed and published besides activities, in its kinds; what they bring to the pages of
//! `workflow`, and their form.

mod field_text;
mod form;
mod kind;
mod list;
pub mod new;
mod step;
