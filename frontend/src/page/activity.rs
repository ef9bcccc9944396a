//! Activities on the desk: what they bring to the pages of `workflow`, and their form.

mod field_text;
mod form;
pub mod import;
mod kind;
mod list;
mod notice;
mod participation;
mod step;
