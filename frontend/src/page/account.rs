//! Signing in and one's own account.

pub mod invitation;
pub mod password;
pub mod profile;
pub mod sessions;
pub mod sign_in;
mod strength;
