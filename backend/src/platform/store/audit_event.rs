//! An audit row in the making.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::audit;
use super::{Permit, Store};
use crate::platform::clock;

/// What was done to what. Its details are names of fields or codes, never contents.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = audit)]
pub struct AuditEvent {
    id: Uuid,
    at: DateTime<Utc>,
    actor_kind: &'static str,
    actor_id: Option<Uuid>,
    actor_name: String,
    organization_id: Option<Uuid>,
    operation: String,
    object_kind: &'static str,
    object_id: Option<Uuid>,
    refused: bool,
    detail: Vec<String>,
    request_id: String,
}

impl AuditEvent {
    pub fn new(
        permit: &impl Permit,
        object_kind: &'static str,
        object_id: impl Into<Option<Uuid>>,
    ) -> Self {
        let actor = permit.actor();
        Self {
            id: Uuid::now_v7(),
            at: clock::now(),
            actor_kind: actor.kind.code(),
            actor_id: actor.id,
            actor_name: actor.name,
            organization_id: actor.organization,
            operation: permit.operation().to_owned(),
            object_kind,
            object_id: object_id.into(),
            refused: false,
            detail: Vec::new(),
            request_id: permit.request_id().to_owned(),
        }
    }

    /// Names of changed fields, a state that was entered, a code.
    pub fn detail(mut self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.detail.extend(words.into_iter().map(Into::into));
        self
    }

    /// Done by another than the permit says: a person who just proved who they are.
    pub fn by(mut self, id: Uuid, name: &str, organization: Uuid) -> Self {
        self.actor_kind = super::ActorKind::Person.code();
        self.actor_id = Some(id);
        self.actor_name = name.to_owned();
        self.organization_id = Some(organization);
        self
    }

    /// An attempt that was refused, written at once and on its own.
    pub async fn refuse(mut self, store: &Store, code: &str) {
        self.refused = true;
        self.detail.push(code.to_owned());
        let written = match store.connection().await {
            Ok(mut conn) => diesel::insert_into(audit::table)
                .values(&self)
                .execute(&mut conn)
                .await
                .map(|_| ())
                .map_err(|e| e.to_string()),
            Err(failure) => Err(failure.to_string()),
        };
        if let Err(error) = written {
            tracing::error!(
                error,
                operation = self.operation,
                "a refusal could not be recorded"
            );
        }
    }
}
