//! Accounts: who signs in, with what, from where; who is invited; which programs have keys.

pub mod endpoint;
pub mod identity;
