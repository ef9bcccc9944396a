//! Authority: who asks, and what they may reach. Stands on the platform, below every noun.

pub mod authorized;
pub mod caller;
pub mod client_info;
pub mod guard;
pub mod identity;
pub mod reach;
mod store;
