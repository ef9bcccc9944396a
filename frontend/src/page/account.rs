pub mod invitation;
mod meter;
pub mod password;
pub mod profile;
pub mod sessions;
pub mod sign_in;
