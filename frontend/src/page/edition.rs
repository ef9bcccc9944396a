//! The year's settings: its lists, dates, openings and committees.

pub mod committee;
mod lists;
mod next;
pub mod opening;
mod reporters;
pub mod settings;
mod terms;
