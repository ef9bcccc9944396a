//! What every request can use.

use super::blob::Blobs;
use super::config::Config;
use super::http::rate_limiter::Limits;
use super::http::spa::Spa;
use super::scanner::Scanner;
use super::secret::jwt::Signer;
use super::spool::Spool;
use super::store::Store;
use super::type_map::TypeMap;

/// Opened and checked once, at start.
pub struct AppState {
    pub config: Config,
    pub store: Store,
    pub blobs: Blobs,
    pub signer: Signer,
    pub scanner: Scanner,
    pub spool: Spool,
    pub limits: Limits,
    /// What nouns keep in memory between requests.
    pub shared: TypeMap,
    pub spa: Option<Spa>,
}
