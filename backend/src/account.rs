//! Accounts: who signs in, with what, from where; who is invited; which programs have keys.

pub mod endpoint;
pub mod invitation;
pub mod key;
pub mod person;
pub mod profile;
pub mod reset;
pub mod session;
pub mod store;
