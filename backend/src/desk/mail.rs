//! E-mail: letters written with notifications, sent by a task of the server.

pub mod letter;
pub mod post;
pub mod sender;
pub mod store;
