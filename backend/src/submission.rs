//! What organizations hand in.

pub mod facts;
