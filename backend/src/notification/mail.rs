//! E-mail: letters written with notifications, sent by a task of the server.

pub mod letter;
pub mod mailer;
pub mod sender;
pub mod store;
