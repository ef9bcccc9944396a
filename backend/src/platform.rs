//! The ground floor: what any service of this kind needs and no noun of ours. Imports nothing from above.

pub mod alike;
pub mod background;
pub mod blob;
pub mod blocking;
pub mod clock;
pub mod config;
pub mod durable;
pub mod failure;
pub mod http;
pub mod office;
pub mod scanner;
pub mod secret;
pub mod share;
pub mod spool;
pub mod state;
pub mod store;
pub mod type_map;
