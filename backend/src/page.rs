//! The public pages as plain HTML under the addresses that the page itself has: for search engines,
//! old browsers, and so that the first view stands before any program has arrived.

mod answers;
pub mod endpoint;
mod head;
mod schema;
pub mod service;
pub mod site;
