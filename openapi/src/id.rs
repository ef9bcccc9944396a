//! Ids: a UUID each, but of a type of its own for each kind of thing, so that none is taken for another's.

use std::borrow::Cow;
use std::fmt::{Display, Formatter, Result as Formatted};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema, schema};
use uuid::Uuid;

macro_rules! ids {
    ($($name:ident,)+) => {$(
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        // An id where a query takes an optional one.
        impl From<$name> for Option<Uuid> {
            fn from(id: $name) -> Self {
                Some(id.0)
            }
        }

        impl Display for $name {
            fn fmt(&self, f: &mut Formatter<'_>) -> Formatted {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                schema!(Uuid).into()
            }
        }

        // Whose id it is, is said by the field: the description has UUIDs only.
        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                "Uuid".into()
            }
        }
    )+};
}

ids! {
    ActivityId,
    ApiKeyId,
    ArticleId,
    AuditEventId,
    EditionId,
    ExtensionId,
    FileId,
    InvitationId,
    MaterialId,
    NotificationId,
    OrganizationId,
    PersonId,
    ProgressId,
    ReminderId,
    RevisionId,
    SessionId,
    SubmissionId,
    UploadId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_uuid_in_json_and_in_addresses() {
        let (id, text) = (
            ActivityId::from(Uuid::from_u128(7)),
            "00000000-0000-0000-0000-000000000007",
        );
        assert_eq!(serde_json::to_value(id).ok(), Some(text.into()));
        assert_eq!(serde_json::from_value(text.into()).ok(), Some(id));
        assert_eq!((id.to_string().as_str(), text.parse()), (text, Ok(id)));
    }
}
