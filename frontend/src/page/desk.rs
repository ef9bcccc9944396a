//! The desk's first page.

pub mod home;
