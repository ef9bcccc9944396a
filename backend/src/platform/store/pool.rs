//! The connection pool behind a permit.

use std::time::Duration;

use diesel::{ConnectionError, ConnectionResult};
use diesel_async::pooled_connection::deadpool::{self, Object};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, PoolError};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use futures_util::FutureExt;

use super::Permit;
use crate::platform::failure::Failure;

pub type Conn = AsyncPgConnection;
pub type Pool = deadpool::Pool<Conn>;

/// Holds the pool; cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: Pool,
}

impl Store {
    /// Connects lazily; at most `size` connections. No letters are written.
    pub fn new(url: &str, size: usize) -> Result<Self, deadpool::BuildError> {
        Self::with_mail(url, size, false)
    }

    /// `mail`: a mailed notification also puts a letter into the outbox. The connections know it, so that
    /// nobody who tells something need pass it on.
    pub fn with_mail(url: &str, size: usize, mail: bool) -> Result<Self, deadpool::BuildError> {
        let mut config = ManagerConfig::default();
        config.custom_setup = Box::new(move |url| connect(url, mail).boxed());
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

    /// A connection to count on: numbers that tell of nobody have no audit row, which would tell when.
    pub async fn tally(&self, _: &impl Permit) -> Result<Object<Conn>, Failure> {
        self.connection().await
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Failure> {
        let mut conn = self.connection().await?;
        diesel::sql_query("select 1")
            .execute(&mut conn)
            .await
            .map_err(|_| Failure::unavailable())?;
        Ok(())
    }

    /// For the guard, which finds out who asks.
    pub(crate) async fn connection(&self) -> Result<Object<Conn>, Failure> {
        self.pool.get().await.map_err(|e| {
            tracing::error!(error = %e, "no database connection");
            Failure::unavailable()
        })
    }
}

/// Compiling a statement takes longer than any of ours runs.
async fn connect(url: &str, mail: bool) -> ConnectionResult<Conn> {
    let mut conn = Conn::establish(url).await?;
    let mail = if mail { "on" } else { "off" };
    conn.batch_execute(&format!("set jit = off; set learning_week.mail = '{mail}'"))
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
