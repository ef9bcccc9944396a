pub use super::sync::service::{sync, sync_organization};
