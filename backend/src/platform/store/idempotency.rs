//! Idempotent creates: the same key and body give the same object, another body is a conflict.

use contract::problem::Code;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::schema::idempotency;
use super::{Conn, Permit};
use crate::platform::clock;
use crate::platform::failure::Failure;

/// The request's `Idempotency-Key` and a digest of its body; no key, no promise.
#[derive(Clone, Debug, Default)]
pub struct Idempotency {
    key: Option<String>,
    body_hash: String,
}

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Not seen before: create the object under this id.
    New(Uuid),
    /// Seen before: answer with this object, create nothing.
    Seen(Uuid),
}

impl Idempotency {
    pub fn new(key: Option<String>, body: &[u8]) -> Self {
        let body_hash = crate::platform::secret::hex(&Sha256::digest(body));
        Self { key, body_hash }
    }

    /// Takes the key within the caller's transaction; a second request waits for the first to end.
    pub async fn claim(&self, conn: &mut Conn, permit: &impl Permit) -> Result<Claim, Failure> {
        self.claim_as(conn, permit, Uuid::now_v7()).await
    }

    /// As [`claim`](Self::claim), for an object that must have another kind of id.
    pub async fn claim_as(
        &self,
        conn: &mut Conn,
        permit: &impl Permit,
        id: Uuid,
    ) -> Result<Claim, Failure> {
        let (Some(key), Some(actor)) = (&self.key, permit.actor().id) else {
            return Ok(Claim::New(id));
        };
        diesel::delete(
            idempotency::table
                .filter(idempotency::at.lt(clock::now() - chrono::Duration::days(1)))
                .filter(idempotency::actor_id.eq(actor)),
        )
        .execute(conn)
        .await?;
        let taken = diesel::insert_into(idempotency::table)
            .values((
                idempotency::actor_id.eq(actor),
                idempotency::key.eq(key),
                idempotency::operation.eq(permit.operation()),
                idempotency::body_hash.eq(&self.body_hash),
                idempotency::object_id.eq(id),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        if taken == 1 {
            return Ok(Claim::New(id));
        }
        let (operation, hash, seen): (String, String, Uuid) = idempotency::table
            .find((actor, key))
            .select((
                idempotency::operation,
                idempotency::body_hash,
                idempotency::object_id,
            ))
            .first(conn)
            .await?;
        if operation == permit.operation() && hash == self.body_hash {
            Ok(Claim::Seen(seen))
        } else {
            Err(Failure::code(Code::IdempotencyKeyReused))
        }
    }
}
