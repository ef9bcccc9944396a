//! What every endpoint shares: who may, what came in, what goes out, what went wrong.

pub mod ask;
pub mod body;
pub mod cache;
pub mod door;
pub mod failure;
pub mod guard;
pub mod meter;
pub mod problems;
pub mod reply;
pub mod shield;
pub mod spa;
pub mod trace;
pub mod tus;
pub mod upload;
pub mod version;
