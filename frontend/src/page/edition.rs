pub mod committee;
mod lists;
mod next;
pub mod opening;
mod reporters;
pub mod settings;
mod terms;
