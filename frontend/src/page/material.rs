//! What the year asks organizations to hand in.

pub mod edit;
mod fields;
mod figures;
mod form;
pub mod list;
mod remove;
mod requirements;
mod rules;

pub use requirements::requirements;
