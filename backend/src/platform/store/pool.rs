//! The connection pool behind a permit.

use std::time::Duration;

use diesel::{ConnectionError, ConnectionResult};
use diesel_async::pooled_connection::deadpool::{self, Object};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use futures_util::FutureExt;

use super::{Permit, clock};
use crate::platform::failure::Failure;

pub type Conn = AsyncPgConnection;
pub type Pool = deadpool::Pool<Conn>;

/// What each session begins with. Nobody waits for another without end, and what a stopped process has
/// locked is let go. Without just-in-time compilation: that takes longer than any of our statements runs.
const LIMITS: &str = "set jit = off; set statement_timeout = '30s'; set lock_timeout = '5s'";
/// Of those who serve. The sample's pictures are drawn inside one transaction.
const IDLE: &str = "set idle_in_transaction_session_timeout = '30s'";

/// Holds the connections; cheap to clone. Those that are handed out for reading cannot write: their
/// sessions are read-only for the database.
#[derive(Clone)]
pub struct Store {
    reading: Pool,
    writing: Pool,
}

impl Store {
    /// For commands. Connects lazily; at most `size` connections, half of them for reading. No letters are
    /// written.
    pub fn new(url: &str, size: usize) -> Result<Self, deadpool::BuildError> {
        Self::with_setup(url, size, &format!("{LIMITS}; {}", mailing(false)))
    }

    /// `mail`: a mailed notification also puts a letter into the outbox. The connections know it, so that
    /// nobody who tells something need pass it on.
    pub fn with_mail(url: &str, size: usize, mail: bool) -> Result<Self, deadpool::BuildError> {
        let setup = format!("{LIMITS}; {IDLE}; {}", mailing(mail));
        Self::with_setup(url, size, &setup)
    }

    fn with_setup(url: &str, size: usize, setup: &str) -> Result<Self, deadpool::BuildError> {
        Ok(Self {
            reading: pool(
                url,
                size.div_ceil(2),
                format!("{setup}; set default_transaction_read_only = on"),
            )?,
            writing: pool(url, (size / 2).max(1), setup.to_owned())?,
        })
    }

    /// A connection for reading; what would write with it fails.
    pub async fn read(&self, _: &impl Permit) -> Result<Object<Conn>, Failure> {
        taken(&self.reading).await
    }

    /// A connection for what is written without an audit row, since it is no act of anybody: visits that are
    /// counted, wrong passwords, a session that is kept alive, parts of an upload, letters on
    /// their way, search terms, the progress of long work.
    pub async fn write_unaudited(&self, _: &impl Permit) -> Result<Object<Conn>, Failure> {
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

    /// For transactions, and for the guard, which finds out who asks.
    pub(crate) async fn connection(&self) -> Result<Object<Conn>, Failure> {
        taken(&self.writing).await
    }
}

async fn taken(pool: &Pool) -> Result<Object<Conn>, Failure> {
    pool.get().await.map_err(|error| {
        tracing::error!(%error, "no database connection");
        Failure::unavailable()
    })
}

/// `setup`: statements that each connection begins with.
fn pool(url: &str, size: usize, setup: String) -> Result<Pool, deadpool::BuildError> {
    let mut config = ManagerConfig::default();
    config.custom_setup = Box::new(move |url| connect(url.to_owned(), setup.clone()).boxed());
    let manager = AsyncDieselConnectionManager::<Conn>::new_with_config(url, config);
    Pool::builder(manager)
        .max_size(size)
        .wait_timeout(Some(Duration::from_secs(10)))
        .create_timeout(Some(Duration::from_secs(5)))
        .runtime(::deadpool::Runtime::Tokio1)
        .build()
}

fn mailing(mail: bool) -> String {
    let word = if mail { "on" } else { "off" };
    format!("set learning_week.mail = '{word}'")
}

async fn connect(url: String, setup: String) -> ConnectionResult<Conn> {
    let mut conn = Conn::establish(&url).await?;
    conn.batch_execute(&setup)
        .await
        .map_err(ConnectionError::CouldntSetupConfiguration)?;
    clock::look(&mut conn)
        .await
        .map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}
