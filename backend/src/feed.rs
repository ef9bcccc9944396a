//! What partner sites pull: JSON Feed, iCalendar, Atom, and the changes since a cursor.

pub mod article;
pub mod atom;
pub mod change;
pub mod endpoint;
pub mod ics;
pub mod item;
pub mod schema;
pub mod service;
pub mod store;
