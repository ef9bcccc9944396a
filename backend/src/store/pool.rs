//! The connection pool behind a permit.

use std::time::Duration;

use diesel::{ConnectionError, ConnectionResult};
use diesel_async::pooled_connection::deadpool::{self, Object};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, PoolError};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use futures_util::FutureExt;

use super::Permit;
use crate::http::failure::Failure;

pub type Conn = AsyncPgConnection;
pub type Pool = deadpool::Pool<Conn>;

/// Holds the pool; cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: Pool,
}

impl Store {
    /// Connects lazily; at most `size` connections.
    pub fn new(url: &str, size: usize) -> Result<Self, deadpool::BuildError> {
        let mut config = ManagerConfig::default();
        config.custom_setup = Box::new(|url| connect(url).boxed());
        let manager = AsyncDieselConnectionManager::<Conn>::new_with_config(url, config);
        let pool = Pool::builder(manager)
            .max_size(size)
            .wait_timeout(Some(Duration::from_secs(10)))
            .create_timeout(Some(Duration::from_secs(5)))
            .runtime(::deadpool::Runtime::Tokio1)
            .build()?;
        Ok(Self { pool })
    }

    /// A connection for reading.
    pub async fn read(&self, _: &impl Permit) -> Result<Object<Conn>, Failure> {
        self.connection().await
    }

    /// For the guard, which finds out who asks, and for `/readyz`.
    pub(crate) async fn connection(&self) -> Result<Object<Conn>, Failure> {
        self.pool.get().await.map_err(|e| {
            tracing::error!(error = %e, "no database connection");
            Failure::unavailable()
        })
    }
}

/// Compiling a statement takes longer than any of ours runs.
async fn connect(url: &str) -> ConnectionResult<Conn> {
    let mut conn = Conn::establish(url).await?;
    conn.batch_execute("set jit = off")
        .await
        .map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

impl From<PoolError> for Failure {
    fn from(error: PoolError) -> Self {
        tracing::error!(%error, "no database connection");
        Failure::unavailable()
    }
}
