//! What integration tests share: `let api = Api::start().await;`

mod answer;
mod api;
mod database;
pub mod material;
pub mod obligation;
pub mod public;
mod spec;

pub use answer::Answer;
pub use api::{Api, Client};
pub use database::Database;
