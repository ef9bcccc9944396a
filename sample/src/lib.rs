//! What the sample data is made of: pictures that are drawn, sentences and files. The server's command
//! `seed` makes rows of it.

pub mod data;
pub mod picture;
pub mod random;
pub mod sentence;
