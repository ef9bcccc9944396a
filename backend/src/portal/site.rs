//! What the foot of the pages says.

pub mod endpoint;
