//! One write: a transaction that can only be committed together with its audit row.

use diesel::result::Error;
use diesel_async::pooled_connection::deadpool::Object;
use diesel_async::{AnsiTransactionManager, RunQueryDsl, TransactionManager};

use super::{AuditEvent, Conn, Permit, Store};
use crate::platform::failure::Failure;

type Manager = AnsiTransactionManager;

/// An open transaction. Dropped without [`commit`](Self::commit), everything is undone.
pub struct Tx {
    conn: Option<Object<Conn>>,
}

impl Tx {
    pub async fn begin(store: &Store, _: &impl Permit) -> Result<Self, Failure> {
        let mut conn = store.connection().await?;
        Manager::begin_transaction(&mut *conn).await?;
        Ok(Self { conn: Some(conn) })
    }

    /// Writes the audit row and commits.
    pub async fn commit(mut self, event: AuditEvent) -> Result<(), Failure> {
        {
            use super::schema::audit;
            diesel::insert_into(audit::table)
                .values(&event)
                .execute(&mut *self)
                .await?;
        }
        let mut conn = self
            .conn
            .take()
            .expect("a transaction has its connection until it ends");
        Manager::commit_transaction(&mut *conn).await?;
        Ok(())
    }

    /// Ends without any change, where it turned out that there is nothing to write.
    pub async fn rollback(mut self) -> Result<(), Failure> {
        let mut conn = self
            .conn
            .take()
            .expect("a transaction has its connection until it ends");
        Manager::rollback_transaction(&mut *conn).await?;
        Ok(())
    }
}

impl std::ops::Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        self.conn
            .as_ref()
            .expect("a transaction has its connection until it ends")
    }
}

impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
            .as_mut()
            .expect("a transaction has its connection until it ends")
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else {
            return;
        };
        // Undone in the background: the answer need not wait for it.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = Manager::rollback_transaction(&mut *conn).await
                    && !matches!(error, Error::BrokenTransactionManager)
                {
                    tracing::warn!(%error, "a transaction could not be undone; its connection is dropped");
                }
            });
        }
    }
}
