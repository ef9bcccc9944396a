//! Rows that were found inside the caller's reach.

use std::future::Future;
use std::ops::Deref;

use diesel::QueryResult;
use uuid::Uuid;

use super::reach::Reach;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::store::{Conn, SystemPermit};

/// A row that belongs to an organization. `find` must put `reach` into its query.
pub trait Scoped: Sized + Send {
    /// `lock`: for a write; the row is locked until the transaction ends.
    fn find(
        conn: &mut Conn,
        reach: Reach,
        id: Uuid,
        lock: bool,
    ) -> impl Future<Output = QueryResult<Option<Self>>> + Send;
}

/// Makes a row [`Scoped`] that is found by its id alone: `scoped!(Row, activity, |reach| …)`, where the
/// condition says which rows lie within reach.
macro_rules! scoped {
    ($row:ty, $table:ident, |$reach:ident| $within:expr) => {
        impl $crate::access::authorized::Scoped for $row {
            async fn find(
                conn: &mut $crate::platform::store::Conn,
                $reach: $crate::access::reach::Reach,
                id: uuid::Uuid,
                lock: bool,
            ) -> diesel::QueryResult<Option<Self>> {
                let query = $table::table
                    .find(id)
                    .filter($within)
                    .select(Self::as_select());
                if lock {
                    query.for_update().first(conn).await.optional()
                } else {
                    query.first(conn).await.optional()
                }
            }
        }
    };
    // The row joined with its organization; only the row itself is locked.
    ($row:ty, $table:ident join organization) => {
        impl $crate::access::authorized::Scoped for $row {
            async fn find(
                conn: &mut $crate::platform::store::Conn,
                reach: $crate::access::reach::Reach,
                id: uuid::Uuid,
                lock: bool,
            ) -> diesel::QueryResult<Option<Self>> {
                let within = || $table::organization_id.eq_any(reach.organizations());
                if lock {
                    let row = $table::table.find(id).filter(within()).select($table::id);
                    let locked: Option<uuid::Uuid> =
                        row.for_update().first(conn).await.optional()?;
                    if locked.is_none() {
                        return Ok(None);
                    }
                }
                $table::table
                    .inner_join(organization::table)
                    .filter($table::id.eq(id))
                    .filter(within())
                    .select(Self::as_select())
                    .first(conn)
                    .await
                    .optional()
            }
        }
    };
}
pub(crate) use scoped;

/// Proof that the row lies within reach of the operation `P`. What is out of reach doesn't exist: 404.
#[derive(Clone, Debug)]
pub struct Authorized<T>(T);

impl<T: Scoped> Authorized<T> {
    /// For reading.
    pub async fn find<P>(conn: &mut Conn, granted: &Granted<P>, id: Uuid) -> Result<Self, Failure> {
        T::find(conn, granted.reach(), id, false)
            .await?
            .map(Self)
            .ok_or_else(Failure::not_found)
    }

    /// For writing, inside a transaction.
    pub async fn lock<P>(conn: &mut Conn, granted: &Granted<P>, id: Uuid) -> Result<Self, Failure> {
        T::find(conn, granted.reach(), id, true)
            .await?
            .map(Self)
            .ok_or_else(Failure::not_found)
    }
}

impl<T> Authorized<T> {
    /// What the program itself has just made, as the sample: it has no reach, it stands above all.
    pub(crate) fn of_program(_: &SystemPermit, row: T) -> Self {
        Self(row)
    }

    /// The same row, as it stands after a write.
    pub(crate) fn refresh(&mut self, row: T) {
        self.0 = row;
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Authorized<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
