//! Entries (条目): what is filed, reviewed, published and taken down. One implementation of the
//! workflow; activities and articles bring what is their own ([`piece::Piece`]).

pub mod catalog;
pub mod endpoint;
pub mod piece;
pub mod service;
pub mod store;
