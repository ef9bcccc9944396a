pub mod committee;
pub mod opening;
pub mod settings;
