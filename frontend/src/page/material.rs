mod asked;
pub mod edit;
mod fields;
mod figures;
mod form;
pub mod list;
mod remove;
mod rules;

pub use asked::asked;
